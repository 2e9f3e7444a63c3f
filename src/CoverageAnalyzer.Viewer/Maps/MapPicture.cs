using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Maps.Drawing;
using CoverageAnalyzer.Reports.Maps.Viewing;
using CoverageAnalyzer.Studies.Viewing;
using Mapsui;
using MapRenderer = Mapsui.Rendering.Skia.MapRenderer;

namespace CoverageAnalyzer.Viewer.Maps;

/// <summary>Draws a map into a PNG without a window.</summary>
internal static class MapPicture
{
    /// <summary>The whole study in a picture.</summary>
    /// <param name="drawn">The map; its view is changed.</param>
    /// <param name="width">Width in px.</param>
    /// <param name="height">Height in px.</param>
    public static byte[] OfWhole(MapsuiMap drawn, int width, int height)
    {
        drawn.Map.Navigator.SetSize(width, height);
        drawn.Map.Navigator.ZoomToBox(drawn.Whole);
        drawn.Refresh();
        return OfView(drawn.Map, 1);
    }

    /// <summary>What a map shows now, on a sheet with title, notes, notices, legend, scale bar and sources.</summary>
    /// <param name="drawn">The map.</param>
    /// <param name="session">The session it draws.</param>
    /// <param name="pixelDensity">Pixels of the picture a pixel of the screen.</param>
    public static byte[] SheetOf(MapsuiMap drawn, ViewerSession session, float pixelDensity)
    {
        Viewport view = drawn.Map.Navigator.Viewport;
        drawn.IsScaleBarShown = false;
        byte[] picture;
        try
        {
            picture = OfView(drawn.Map, pixelDensity);
        }
        finally
        {
            drawn.IsScaleBarShown = true;
        }

        return MapSheet.Of(session.Content, session.Map, picture, new MapSheetView
        {
            WidthPixels = (float)view.Width,
            HeightPixels = (float)view.Height,
            MetresPerPixel = view.Resolution,
            LatitudeDegrees = WebMercator.ToDegrees(view.CenterX, view.CenterY).LatitudeDegrees,
            IsLayerShown = session.IsLayerShown,
            IsClassShown = session.IsClassShown,
            Remark = session.Filter == CommuneFilter.None ? LocalizedText.Empty : ViewerWords.Faded(session.FittingCommunes, session.Content.Communes.Count),
        });
    }

    /// <summary>What a map shows now.</summary>
    /// <param name="map">The map.</param>
    /// <param name="pixelDensity">Pixels of the picture a pixel of the screen: 2 is sharp in print.</param>
    public static byte[] OfView(Map map, float pixelDensity)
    {
        using MemoryStream png = new MapRenderer().RenderToBitmapStream(map, pixelDensity);
        return png.ToArray();
    }
}
