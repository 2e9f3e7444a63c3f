using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Reports.Profiles;

/// <summary>Colors of a picture of a path; ground and ray differ in lightness, not in hue alone.</summary>
internal static class ProfileColors
{
    public static readonly MapColor Ink = new(0x1F, 0x29, 0x33);
    public static readonly MapColor Muted = new(0x4B, 0x55, 0x63);
    public static readonly MapColor Grid = new(0xE3, 0xE7, 0xEC);
    public static readonly MapColor Ground = new(0xD2, 0xBF, 0x9A);
    public static readonly MapColor GroundLine = new(0x6B, 0x55, 0x30);
    public static readonly MapColor Earth = new(0x9B, 0x87, 0x62);
    public static readonly MapColor Clutter = new(0x8F, 0xB8, 0x7A);
    public static readonly MapColor Zone = new(0xDD, 0xEB, 0xF8);
    public static readonly MapColor ZoneLine = new(0x5B, 0x8F, 0xC7);
    public static readonly MapColor Blocked = new(0xE0, 0x7A, 0x5F);
    public static readonly MapColor Ray = new(0x12, 0x3C, 0x7A);
    public static readonly MapColor Obstacle = new(0xB0, 0x1E, 0x1E);
    public static readonly MapColor Void = new(0x8A, 0x93, 0x9E);
}
