namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>An upright rectangle of a picture, in px, y downwards.</summary>
/// <param name="X">Left.</param>
/// <param name="Y">Top.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
internal readonly record struct MapFrame(float X, float Y, float Width, float Height)
{
    public float Right => X + Width;

    public float Bottom => Y + Height;

    public bool Overlaps(MapFrame other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;

    public bool Holds(MapFrame other) => other.X >= X && other.Right <= Right && other.Y >= Y && other.Bottom <= Bottom;

    public MapFrame Grown(float margin) => new(X - margin, Y - margin, Width + (2 * margin), Height + (2 * margin));
}
