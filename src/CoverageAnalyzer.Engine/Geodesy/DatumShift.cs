using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CoverageAnalyzer.Engine.Geodesy;

/// <summary>A seven-parameter (Helmert) shift of longitude and latitude from a datum to WGS 84, ellipsoidal heights taken as zero.</summary>
/// <remarks>
/// Source: EPSG Guidance Note 7-2, methods 9606 (position vector) and 9607 (coordinate frame). The three rotations stand here in the
/// position-vector convention, the one of TOWGS84; those of the coordinate-frame convention have the opposite signs. Mixing the two moves
/// Quảng Trị by 0.67 m.
/// Geodetic latitude by Bowring's formula (1976), exact to 10⁻⁹ m near the ellipsoid.
/// Behavior: there and back closes within 2 mm: the height above the other ellipsoid (−40 … 0 m in Viet Nam) is dropped, as PROJ does.
/// </remarks>
internal sealed class DatumShift
{
    private const double RadiansPerDegree = Math.PI / 180;
    private const double RadiansPerSecond = Math.PI / 648_000;

    private readonly double[] matrix; // source to WGS 84, row by row
    private readonly double[] inverse;
    private readonly Ellipsoid source;
    private readonly double[] parameters;

    /// <summary>Makes a shift from its seven parameters in the order of TOWGS84.</summary>
    /// <param name="name">What it is called, for messages.</param>
    /// <param name="source">Ellipsoid of the datum that is shifted.</param>
    /// <param name="towgs84">dx, dy, dz in metres; rx, ry, rz in seconds of arc (position vector); scale difference in parts per million.</param>
    public DatumShift(string name, Ellipsoid source, params double[] towgs84)
    {
        if (towgs84.Length is not (3 or 7) || !Array.TrueForAll(towgs84, double.IsFinite))
        {
            throw new ArgumentException("A datum shift has three or seven finite parameters.", nameof(towgs84));
        }

        Name = name;
        this.source = source;
        parameters = towgs84.Length == 7 ? [.. towgs84] : [.. towgs84, 0, 0, 0, 0];
        double m = 1 + (parameters[6] * 1e-6);
        double rx = parameters[3] * RadiansPerSecond, ry = parameters[4] * RadiansPerSecond, rz = parameters[5] * RadiansPerSecond;
        matrix = [m, -m * rz, m * ry, m * rz, m, -m * rx, -m * ry, m * rx, m];
        inverse = Inverse(matrix);
    }

    /// <summary>VN-2000 to WGS 84 (2), EPSG:6960, published by the Department of Survey and Mapping; accuracy 1 m.</summary>
    /// <remarks>EPSG prints the rotations −0.00928836, 0.01975479, −0.00427372 in the coordinate-frame convention (method 9607).</remarks>
    public static DatumShift Vn2000 { get; } = new(
        "EPSG:6960", Ellipsoid.Wgs84, -191.90441429, -39.30318279, -111.45032835, 0.00928836, -0.01975479, 0.00427372, 0.252906278);

    /// <summary>The string that circulates in Viet Nam: EPSG:6960 with its coordinate-frame rotations in the place of position-vector ones.</summary>
    public static DatumShift CirculatingVn2000 { get; } = new(
        "TOWGS84", Ellipsoid.Wgs84, -191.90441429, -39.30318279, -111.45032835, -0.00928836, 0.01975479, -0.00427372, 0.252906278);

    /// <summary>Hanoi 1972 to WGS 84 (1), EPSG:1544, derived in the Vũng Tàu area; accuracy 5 m there.</summary>
    public static DatumShift Hanoi1972 { get; } = new("EPSG:1544", Ellipsoid.Krassowsky1940, -17.51, -108.32, -62.39);

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>Ellipsoid of the datum that is shifted.</summary>
    public Ellipsoid Source => source;

    /// <summary>The seven parameters in the order of TOWGS84.</summary>
    public ReadOnlySpan<double> Parameters => parameters;

    /// <summary>True where the parameters, and so the results, are the same within what a printed string keeps.</summary>
    /// <param name="other">Another shift.</param>
    public bool HasParametersOf(DatumShift other)
    {
        for (int i = 0; i < 7; i++)
        {
            if (Math.Abs(parameters[i] - other.parameters[i]) > (i < 3 ? 5e-4 : 5e-6))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Degrees of the datum to degrees of WGS 84, in place.</summary>
    /// <param name="longitude">Longitudes.</param>
    /// <param name="latitude">Latitudes.</param>
    public void ToWgs84(Span<double> longitude, Span<double> latitude) => Shift(longitude, latitude, toWgs84: true);

    /// <summary>Degrees of WGS 84 to degrees of the datum, in place.</summary>
    /// <param name="longitude">Longitudes.</param>
    /// <param name="latitude">Latitudes.</param>
    public void FromWgs84(Span<double> longitude, Span<double> latitude) => Shift(longitude, latitude, toWgs84: false);

    /// <summary>How long a short length on WGS 84 is on the ellipsoid of the datum: the scale difference, and the height of the one above the other.</summary>
    /// <remarks>For VN-2000 0.9999975 … 0.9999995 in Viet Nam: its ellipsoid lies some 14 m off in Quảng Trị, which is 4.5 parts per million of an area.</remarks>
    /// <param name="longitudeDegrees">Longitude of the place in WGS 84.</param>
    /// <param name="latitudeDegrees">Latitude of the place in WGS 84.</param>
    public double LengthRatio(double longitudeDegrees, double latitudeDegrees)
    {
        var (sinLambda, cosLambda) = Math.SinCos(longitudeDegrees * RadiansPerDegree);
        var (sinPhi, cosPhi) = Math.SinCos(latitudeDegrees * RadiansPerDegree);
        double e2 = Ellipsoid.Wgs84.EccentricitySquared, normal = Ellipsoid.Wgs84.SemiMajorAxisMetres / Math.Sqrt(1 - (e2 * sinPhi * sinPhi));
        double x0 = (normal * cosPhi * cosLambda) - parameters[0], y0 = (normal * cosPhi * sinLambda) - parameters[1], z0 = (normal * (1 - e2) * sinPhi) - parameters[2];
        double x = (x0 * inverse[0]) + (y0 * inverse[1]) + (z0 * inverse[2]), y = (x0 * inverse[3]) + (y0 * inverse[4]) + (z0 * inverse[5]);
        double z = (x0 * inverse[6]) + (y0 * inverse[7]) + (z0 * inverse[8]);
        FromWgs84(new Span<double>(ref longitudeDegrees), new Span<double>(ref latitudeDegrees));
        var (sin, cos) = Math.SinCos(latitudeDegrees * RadiansPerDegree);
        double a = source.SemiMajorAxisMetres, w = 1 - (source.EccentricitySquared * sin * sin);
        double height = (Math.Sqrt((x * x) + (y * y)) * cos) + (z * sin) - (a * Math.Sqrt(w));
        double radius = a * Math.Sqrt(1 - source.EccentricitySquared) / w; // of curvature, √(MN)
        return radius / (radius + height) / (1 + (parameters[6] * 1e-6));
    }

    private static double[] Inverse(double[] m)
    {
        double c0 = (m[4] * m[8]) - (m[5] * m[7]), c1 = (m[5] * m[6]) - (m[3] * m[8]), c2 = (m[3] * m[7]) - (m[4] * m[6]);
        double determinant = (m[0] * c0) + (m[1] * c1) + (m[2] * c2);
        return
        [
            c0 / determinant, ((m[2] * m[7]) - (m[1] * m[8])) / determinant, ((m[1] * m[5]) - (m[2] * m[4])) / determinant,
            c1 / determinant, ((m[0] * m[8]) - (m[2] * m[6])) / determinant, ((m[2] * m[3]) - (m[0] * m[5])) / determinant,
            c2 / determinant, ((m[1] * m[6]) - (m[0] * m[7])) / determinant, ((m[0] * m[4]) - (m[1] * m[3])) / determinant,
        ];
    }

    private void Shift(Span<double> longitude, Span<double> latitude, bool toWgs84)
    {
        int whole = longitude.Length & ~7, rest = longitude.Length - whole;
        ShiftBlocks(longitude[..whole], latitude[..whole], toWgs84);
        if (rest == 0)
        {
            return;
        }

        Span<double> lastX = stackalloc double[8], lastY = stackalloc double[8];
        lastX.Clear();
        lastY.Clear();
        longitude[whole..].CopyTo(lastX);
        latitude[whole..].CopyTo(lastY);
        ShiftBlocks(lastX, lastY, toWgs84);
        lastX[..rest].CopyTo(longitude[whole..]);
        lastY[..rest].CopyTo(latitude[whole..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ShiftBlocks(Span<double> longitude, Span<double> latitude, bool toWgs84)
    {
        Ellipsoid from = toWgs84 ? source : Ellipsoid.Wgs84, to = toWgs84 ? Ellipsoid.Wgs84 : source;
        double fromAxis = from.SemiMajorAxisMetres, fromE2 = from.EccentricitySquared;
        double toAxis = to.SemiMajorAxisMetres, toE2 = to.EccentricitySquared, toPolar = to.SemiMinorAxisMetres;
        double secondE2 = toE2 / (1 - toE2), axisRatio = toAxis / toPolar;
        Span<Vector512<double>> xs = MemoryMarshal.Cast<double, Vector512<double>>(longitude);
        Span<Vector512<double>> ys = MemoryMarshal.Cast<double, Vector512<double>>(latitude);
        Vector512<double> one = Vector512<double>.One;
        double[] m = toWgs84 ? matrix : inverse;
        double before = toWgs84 ? 0 : -1, after = toWgs84 ? 1 : 0;
        for (int i = 0; i < xs.Length; i++)
        {
            var (sinLambda, cosLambda) = VectorFunctions.SinCos(xs[i] * RadiansPerDegree);
            var (sinPhi, cosPhi) = VectorFunctions.SinCos(ys[i] * RadiansPerDegree);
            Vector512<double> normal = Vector512.Create(fromAxis) / Vector512.Sqrt(one - (sinPhi * sinPhi * fromE2));
            Vector512<double> p = normal * cosPhi;
            Vector512<double> x0 = (p * cosLambda) + Vector512.Create(before * parameters[0]);
            Vector512<double> y0 = (p * sinLambda) + Vector512.Create(before * parameters[1]);
            Vector512<double> z0 = (normal * (1 - fromE2) * sinPhi) + Vector512.Create(before * parameters[2]);
            Vector512<double> x = (((x0 * m[0]) + (y0 * m[1])) + (z0 * m[2])) + Vector512.Create(after * parameters[0]);
            Vector512<double> y = (((x0 * m[3]) + (y0 * m[4])) + (z0 * m[5])) + Vector512.Create(after * parameters[1]);
            Vector512<double> z = (((x0 * m[6]) + (y0 * m[7])) + (z0 * m[8])) + Vector512.Create(after * parameters[2]);

            // Bowring: the parametric latitude β of the point as seen, then tan φ = (z + e'² b sin³β) / (p − e² a cos³β).
            Vector512<double> distance = Vector512.Sqrt((x * x) + (y * y));
            Vector512<double> scaledZ = z * axisRatio;
            Vector512<double> hypotenuse = Vector512.Sqrt((scaledZ * scaledZ) + (distance * distance));
            Vector512<double> sinBeta = scaledZ / hypotenuse, cosBeta = distance / hypotenuse;
            xs[i] = VectorFunctions.Atan2(y, x) * (1 / RadiansPerDegree);
            ys[i] = VectorFunctions.Atan2(
                z + (sinBeta * sinBeta * sinBeta * (secondE2 * toPolar)),
                distance - (cosBeta * cosBeta * cosBeta * (toE2 * toAxis))) * (1 / RadiansPerDegree);
        }
    }
}
