#!/usr/bin/env python3
"""Opens a results.gpkg in QGIS, checks that every layer takes the style it brings, and draws each style to a PNG to look at.

    apt-get install --no-install-recommends python3-qgis      (Debian 12: QGIS 3.22, 160 packages, so not part of test.sh)
    QT_QPA_PLATFORM=offscreen /usr/bin/python3 tests/qgis/render-results.py results/results.gpkg pictures

Prints one line a layer and style; exit code 1 where a style is missing, does not load, or has no class with a feature.
"""
import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from qgis.core import (QgsApplication, QgsCoordinateReferenceSystem, QgsDataProvider, QgsMapRendererSequentialJob, QgsMapSettings,
                       QgsRenderContext, QgsVectorLayer)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtXml import QDomDocument

SIZE = QSize(1100, 1000)


def render(layer, path):
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setBackgroundColor(QColor("white"))
    settings.setOutputSize(SIZE)
    settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:32648"))
    extent = settings.fullExtent()
    extent.scale(1.05)
    settings.setExtent(extent)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    job.renderedImage().save(path)


def unclassed(layer):
    """Features that the renderer leaves undrawn."""
    renderer = layer.renderer().clone()
    context = QgsRenderContext.fromMapSettings(QgsMapSettings())
    context.expressionContext().appendScopes([])
    renderer.startRender(context, layer.fields())
    left_out = 0
    for feature in layer.getFeatures():
        context.expressionContext().setFeature(feature)
        left_out += renderer.symbolForFeature(feature, context) is None
    renderer.stopRender(context)
    return left_out


def main(path, folder):
    os.makedirs(folder, exist_ok=True)
    faults = []
    first = QgsVectorLayer(path, "all", "ogr")
    names = [s.split(QgsDataProvider.sublayerSeparator())[1] for s in first.dataProvider().subLayers()]
    for name in names:
        layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
        if not layer.isValid():
            faults.append(f"{name}: QGIS cannot open the layer")
            continue
        if not layer.isSpatial():
            print(f"{name}: table, {layer.featureCount()} rows")
            continue
        opened_with = layer.renderer().dump()
        own, ids, style_names, _, _ = layer.listStylesInDatabase()
        if own < 1:
            faults.append(f"{name}: no style in the file")
        for style, style_name in list(zip(ids, style_names))[:own]:
            document = QDomDocument()
            document.setContent(layer.getStyleFromDatabase(str(style))[0])
            loaded, message = layer.importNamedStyle(document)
            left_out = unclassed(layer)
            default = layer.renderer().dump() == opened_with
            print(f"{name}: {style_name}, {layer.renderer().type()}, labels {layer.labelsEnabled()}, {left_out} of {layer.featureCount()} undrawn{', the default' if default else ''}")
            if not loaded or left_out:
                faults.append(f"{name}: {style_name}: {message or f'{left_out} features undrawn'}")
            render(layer, os.path.join(folder, f"{name}-{style_name}.png"))
        layer.loadDefaultStyle()
        if layer.renderer().dump() != opened_with:
            faults.append(f"{name}: does not open with its default style")
    for fault in faults:
        print("FAULT", fault)
    return 1 if faults else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    application = QgsApplication([], False)
    application.initQgis()
    code = main(os.path.abspath(sys.argv[1]), sys.argv[2])
    sys.stdout.flush()
    os._exit(code)  # QGIS 3.22 may crash while it takes itself apart.
