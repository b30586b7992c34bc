"""Every way that news says where, read by a grammar over tokens."""
