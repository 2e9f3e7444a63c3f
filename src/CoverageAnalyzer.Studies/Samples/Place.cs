using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Studies.Samples;

/// <summary>A place in the plane of <see cref="EqualAreaPlane"/>, in metres.</summary>
/// <param name="X">Easting.</param>
/// <param name="Y">Northing.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Place(double X, double Y)
{
    public static Place operator +(Place a, Place b) => new(a.X + b.X, a.Y + b.Y);

    public static Place operator -(Place a, Place b) => new(a.X - b.X, a.Y - b.Y);

    public static Place operator *(Place a, double factor) => new(a.X * factor, a.Y * factor);

    /// <summary>Distance from the origin.</summary>
    public double Length => Math.Sqrt((X * X) + (Y * Y));

    /// <summary>The place turned a quarter to the left about the origin.</summary>
    public Place TurnedLeft => new(-Y, X);

    /// <summary>Distance to another place.</summary>
    /// <param name="other">The other place.</param>
    public double DistanceTo(Place other) => (other - this).Length;

    /// <summary>The place a share of the way to another.</summary>
    /// <param name="other">The other place.</param>
    /// <param name="share">0 here, 1 there.</param>
    public Place Towards(Place other, double share) => this + ((other - this) * share);

    /// <summary>Dot product.</summary>
    /// <param name="other">The other vector.</param>
    public double Dot(Place other) => (X * other.X) + (Y * other.Y);

    /// <summary>Cross product: twice the signed area of the triangle the two span with the origin.</summary>
    /// <param name="other">The other vector.</param>
    public double Cross(Place other) => (X * other.Y) - (Y * other.X);
}
