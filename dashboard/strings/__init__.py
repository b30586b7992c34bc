"""Every sentence and label that the interface says: a module for each part of the page, all their names here."""

from dashboard.strings.access import *
from dashboard.strings.adding import *
from dashboard.strings.correcting import *
from dashboard.strings.filters import *
from dashboard.strings.map import *
from dashboard.strings.page import *
from dashboard.strings.panel import *
from dashboard.strings.story import *
from dashboard.strings.table import *
from dashboard.strings.words import *
