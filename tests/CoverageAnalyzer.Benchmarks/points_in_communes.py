#!/usr/bin/env python3
"""Draws points inside communes, the same ones each time: a commune at random, then a place in it.

usage: points_in_communes.py COMMUNES.gpkg OUT.csv COUNT SEED      (needs fiona, numpy, shapely)
"""
import sys
import fiona
import numpy as np
from shapely.geometry import Point, shape
from shapely.prepared import prep

communes, out, count, seed = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
with fiona.open(communes) as layer:
    shapes = [shape(feature["geometry"]) for feature in layer]
rng = np.random.default_rng(seed)
drawn = np.bincount(rng.integers(0, len(shapes), count), minlength=len(shapes))
with open(out, "w") as file:
    file.write("id,lon,lat\n")
    row = 0
    for polygon, wanted in zip(shapes, drawn):
        inside, (west, south, east, north) = prep(polygon), polygon.bounds
        while wanted > 0:
            x, y = rng.uniform(west, east), rng.uniform(south, north)
            if inside.contains(Point(x, y)):
                row += 1
                wanted -= 1
                file.write(f"{row},{x:.7f},{y:.7f}\n")
