"""The cadastral map: projection, drawing, what is wrong with it, parcels, and invented maps.

Everything is in VN-2000 for Điện Biên (EPSG:9205), in whole millimetres: a point is (east, north).
In Vietnamese practice the north is X and the east is Y; only what people read says X and Y.
Areas are whole tenths of a square metre, as the map writes them.
"""
