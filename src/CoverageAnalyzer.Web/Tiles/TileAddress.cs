using System.Runtime.InteropServices;
using CoverageAnalyzer.Engine.Generalization;
using CoverageAnalyzer.Web.Layers;

namespace CoverageAnalyzer.Web.Tiles;

/// <summary>A tile of the world: column x from 180° west, row y from the north, at a zoom.</summary>
/// <param name="Zoom">Zoom, 0 … <see cref="LayerShape.GreatestZoom"/>.</param>
/// <param name="X">Column.</param>
/// <param name="Y">Row.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TileAddress(int Zoom, int X, int Y)
{
    /// <summary>Steps across a tile.</summary>
    public const int Extent = 4096;

    /// <summary>Steps around a tile that are drawn too, so that outlines and symbols on its edge are whole: 6 pixels.</summary>
    public const int Buffer = 96;

    private const int ExtentBits = 12;

    /// <summary>Whether there is such a tile.</summary>
    public bool IsValid => Zoom is >= 0 and <= LayerShape.GreatestZoom && X >= 0 && Y >= 0 && X < 1 << Zoom && Y < 1 << Zoom;

    /// <summary>How many bits of a place on the <see cref="WorldGrid"/> are finer than a step of the tile.</summary>
    internal int Shift => WorldGrid.Bits - ExtentBits - Zoom;

    /// <summary>How many bits of a step are rounded away: at low zooms places are told apart by half a pixel only (zooms 6 and 7: a quarter).</summary>
    /// <remarks>
    /// Why: simplifying keeps the places where three units meet, so a nation of communes smaller than a pixel stays as heavy as it is.
    /// On a coarse grid those places fall together, for all units alike: the ground stays covered once, and what is smaller than a pixel
    /// goes to its neighbors. Tiles are whole multiples of the grid, so they fit each other.
    /// </remarks>
    internal int RoundedBits => Zoom <= 5 ? 3 : Zoom <= 7 ? 2 : 0;

    /// <summary>Steps from the world's west edge to the tile's.</summary>
    internal int StepX => X << ExtentBits;

    /// <summary>Steps from the world's north edge to the tile's.</summary>
    internal int StepY => Y << ExtentBits;

    /// <summary>The part of the world the tile shows, its buffer included.</summary>
    internal GridBox Box
    {
        get
        {
            int buffer = (Buffer + 1) << Shift;
            int side = Extent << Shift;
            return new((X * side) - buffer, (Y * side) - buffer, ((X + 1) * (long)side) + buffer, ((Y + 1) * (long)side) + buffer);
        }
    }
}
