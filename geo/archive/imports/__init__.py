"""What others have coded, brought onto the archive's schema: UCDP GED, ACLED, GDELT 2, and any table or layer."""
