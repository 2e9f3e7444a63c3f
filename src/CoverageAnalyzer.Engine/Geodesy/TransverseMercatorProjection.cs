using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CoverageAnalyzer.Engine.Geodesy;

/// <summary>The ellipsoidal transverse Mercator projection (Gauss-Krüger), eight points at a time.</summary>
/// <remarks>
/// Source: C. F. F. Karney, "Transverse Mercator with an accuracy of a few nanometers", J. Geodesy 85 (2011), section 3; EPSG method 9807.
/// The latitude goes to the conformal sphere by its series, the sphere to the transverse plane in closed form (equations 10 and 11), that plane to the
/// ellipsoid's by the complex series α. Sines, cosines and hyperbolic functions of the intermediate angles are algebraic in what is already known,
/// so a point costs two sine-cosine pairs, one arctangent and one artanh.
/// Valid for: 60° on each side of the central meridian, there and back within some nanometres up to 30°. Beyond 60° the result is NaN.
/// Behavior: the same bits on every machine, for one point or for many.
/// </remarks>
internal sealed class TransverseMercatorProjection : MapProjection
{
    /// <summary>Longitudes further from the central meridian than this are refused (NaN).</summary>
    public const double ReachDegrees = 60;

    private const double RadiansPerDegree = Math.PI / 180;

    private readonly double[] alpha;
    private readonly double[] beta;
    private readonly double[] toConformal;
    private readonly double[] toGeodetic;
    private readonly double radius; // k0 · rectifying radius, metres
    private readonly double originNorthing; // false northing minus the meridian arc to the latitude of origin
    private readonly double eccentricitySquared;
    private readonly double radiusOverAxis;

    /// <summary>Makes a projection.</summary>
    /// <param name="ellipsoid">The ellipsoid.</param>
    /// <param name="centralMeridianDegrees">Longitude of the central meridian.</param>
    /// <param name="latitudeOfOriginDegrees">Latitude where the northing is the false northing.</param>
    /// <param name="scaleOnMeridian">Scale factor k0 on the central meridian.</param>
    /// <param name="falseEastingMetres">Easting of the central meridian.</param>
    /// <param name="falseNorthingMetres">Northing of the origin.</param>
    public TransverseMercatorProjection(
        Ellipsoid ellipsoid,
        double centralMeridianDegrees,
        double latitudeOfOriginDegrees,
        double scaleOnMeridian,
        double falseEastingMetres,
        double falseNorthingMetres)
    {
        CentralMeridianDegrees = centralMeridianDegrees;
        ScaleOnMeridian = scaleOnMeridian;
        FalseEastingMetres = falseEastingMetres;
        FalseNorthingMetres = falseNorthingMetres;
        LatitudeOfOriginDegrees = latitudeOfOriginDegrees;
        Ellipsoid = ellipsoid;
        double n = ellipsoid.ThirdFlattening;
        alpha = KruegerSeries.Alpha(n);
        beta = KruegerSeries.Beta(n);
        toConformal = KruegerSeries.GeodeticToConformal(n);
        toGeodetic = KruegerSeries.ConformalToGeodetic(n);
        eccentricitySquared = ellipsoid.EccentricitySquared;
        radiusOverAxis = KruegerSeries.RectifyingRadius(n);
        radius = scaleOnMeridian * ellipsoid.SemiMajorAxisMetres * radiusOverAxis;
        originNorthing = 0;
        double x = centralMeridianDegrees, y = latitudeOfOriginDegrees;
        Forward(new Span<double>(ref x), new Span<double>(ref y));
        originNorthing = falseNorthingMetres - y;
    }

    /// <summary>Longitude of the central meridian.</summary>
    public double CentralMeridianDegrees { get; }

    /// <summary>Latitude of origin.</summary>
    public double LatitudeOfOriginDegrees { get; }

    /// <summary>The ellipsoid.</summary>
    public Ellipsoid Ellipsoid { get; }

    /// <summary>Scale factor on the central meridian.</summary>
    public double ScaleOnMeridian { get; }

    /// <summary>False easting.</summary>
    public double FalseEastingMetres { get; }

    /// <summary>False northing.</summary>
    public double FalseNorthingMetres { get; }

    /// <inheritdoc/>
    public override bool IsConformal => true;

    /// <inheritdoc/>
    public override void Forward(Span<double> x, Span<double> y) => Blocks(x, y, forward: true);

    /// <inheritdoc/>
    public override void Inverse(Span<double> x, Span<double> y) => Blocks(x, y, forward: false);

    /// <inheritdoc/>
    /// <remarks>Source: Karney (2011), equations 24 and 25.</remarks>
    public override double ScaleFactor(double x, double y)
    {
        double longitude = x, latitude = y;
        Inverse(new Span<double>(ref longitude), new Span<double>(ref latitude));
        return ScaleAt(longitude, latitude);
    }

    /// <inheritdoc/>
    /// <remarks>Cost: places go to degrees eight at a time, which is the half of it; one alone costs as much as eight.</remarks>
    public override void ScaleFactors(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> scale)
    {
        const int Block = 64;
        Span<double> longitude = stackalloc double[Block], latitude = stackalloc double[Block];
        for (int from = 0; from < scale.Length; from += Block)
        {
            int count = Math.Min(Block, scale.Length - from);
            x.Slice(from, count).CopyTo(longitude);
            y.Slice(from, count).CopyTo(latitude);
            Inverse(longitude[..count], latitude[..count]);
            for (int i = 0; i < count; i++)
            {
                scale[from + i] = ScaleAt(longitude[i], latitude[i]);
            }
        }
    }

    private double ScaleAt(double longitude, double latitude)
    {
        var (sinPhi, cosPhi) = Math.SinCos(latitude * RadiansPerDegree);
        var (sinLambda, cosLambda) = Math.SinCos((longitude - CentralMeridianDegrees) * RadiansPerDegree);
        double delta = SineSeries(toConformal, 2 * sinPhi * cosPhi, 1 - (2 * sinPhi * sinPhi));
        var (sinDelta, cosDelta) = Math.SinCos(delta);
        double sinChi = (sinPhi * cosDelta) + (cosPhi * sinDelta), cosChi = (cosPhi * cosDelta) - (sinPhi * sinDelta);
        double a = cosChi * cosLambda, b = cosChi * sinLambda;
        double plane = (a * a) + (sinChi * sinChi); // 1 / cosh² η'
        double sin = 2 * a * sinChi / plane, cos = ((a * a) - (sinChi * sinChi)) / plane;
        double sinh = 2 * b / plane, cosh = (1 + (b * b)) / plane;

        // dζ/dζ' = 1 + Σ 2j αⱼ cos 2jζ'
        var twice = new System.Numerics.Complex(cos * cosh, -sin * sinh);
        System.Numerics.Complex next = 0, afterNext = 0;
        for (int j = alpha.Length; j >= 1; j--)
        {
            (next, afterNext) = ((2 * j * alpha[j - 1]) + (2 * twice * next) - afterNext, next);
        }

        double stretch = (1 + (twice * next) - afterNext).Magnitude;

        // On the conformal sphere: cos χ / cos φ · √(1 − e² sin²φ), and 1 / √(1 − b²) by the transverse aspect.
        double ratio = RatioOfCosines(sinPhi, cosPhi, cosChi);
        return ScaleOnMeridian * radiusOverAxis * stretch * ratio * Math.Sqrt(1 - (eccentricitySquared * sinPhi * sinPhi)) / Math.Sqrt(plane);
    }

    private double RatioOfCosines(double sinPhi, double cosPhi, double cosChi)
    {
        if (cosPhi > 1e-9)
        {
            return cosChi / cosPhi;
        }

        // The limit at the pole, from tan(π/4 + χ/2) = tan(π/4 + φ/2) · exp(−e artanh(e sin φ)).
        double e = Math.Sqrt(eccentricitySquared);
        return Math.Exp(e * Math.Atanh(e * Math.Abs(sinPhi)));
    }

    private static double SineSeries(double[] coefficients, double sin, double cos)
    {
        double next = 0, afterNext = 0;
        for (int j = coefficients.Length - 1; j >= 0; j--)
        {
            (next, afterNext) = (coefficients[j] + (2 * cos * next) - afterNext, next);
        }

        return next * sin;
    }

    private void Blocks(Span<double> x, Span<double> y, bool forward)
    {
        if (x.Length != y.Length)
        {
            throw new ArgumentException("The two spans must be equally long.", nameof(y));
        }

        int whole = x.Length & ~7;
        if (forward)
        {
            ForwardBlocks(x[..whole], y[..whole]);
        }
        else
        {
            InverseBlocks(x[..whole], y[..whole]);
        }

        int rest = x.Length - whole;
        if (rest == 0)
        {
            return;
        }

        // The rest goes through the same instructions, so that a point's result does not depend on its neighbours.
        Span<double> lastX = stackalloc double[8], lastY = stackalloc double[8];
        lastX.Fill(forward ? CentralMeridianDegrees : FalseEastingMetres);
        lastY.Fill(forward ? 0 : originNorthing);
        x[whole..].CopyTo(lastX);
        y[whole..].CopyTo(lastY);
        if (forward)
        {
            ForwardBlocks(lastX, lastY);
        }
        else
        {
            InverseBlocks(lastX, lastY);
        }

        lastX[..rest].CopyTo(x[whole..]);
        lastY[..rest].CopyTo(y[whole..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ForwardBlocks(Span<double> x, Span<double> y)
    {
        Span<Vector512<double>> xs = MemoryMarshal.Cast<double, Vector512<double>>(x);
        Span<Vector512<double>> ys = MemoryMarshal.Cast<double, Vector512<double>>(y);
        var meridian = Vector512.Create(CentralMeridianDegrees);
        var nothing = Vector512.Create(double.NaN);
        for (int i = 0; i < xs.Length; i++)
        {
            Vector512<double> offset = xs[i] - meridian;
            offset -= VectorFunctions.Round(offset * (1 / 360.0)) * 360.0;
            var (sinLambda, cosLambda) = VectorFunctions.SinCos(offset * RadiansPerDegree);
            var (sinPhi, cosPhi) = VectorFunctions.SinCos(ys[i] * RadiansPerDegree);
            Vector512<double> delta = SineSeries(toConformal, sinPhi, cosPhi);
            var (sinChi, cosChi) = Turn(sinPhi, cosPhi, delta);

            Vector512<double> a = cosChi * cosLambda, b = cosChi * sinLambda;
            Vector512<double> a2 = a * a, c2 = sinChi * sinChi, plane = a2 + c2, ac = a * sinChi;
            Vector512<double> xi = VectorFunctions.Atan2(sinChi, a);
            Vector512<double> eta = VectorFunctions.Artanh(b);
            var (dXi, dEta) = ComplexSeries(
                alpha, (ac + ac) / plane, (a2 - c2) / plane, (b + b) / plane, (Vector512<double>.One + (b * b)) / plane);
            Vector512<double> easting = ((eta + dEta) * radius) + Vector512.Create(FalseEastingMetres);
            Vector512<double> northing = ((xi + dXi) * radius) + Vector512.Create(originNorthing);
            Vector512<double> inReach =
                Vector512.LessThanOrEqual(Vector512.Abs(offset), Vector512.Create(ReachDegrees))
                & Vector512.LessThanOrEqual(Vector512.Abs(xs[i]), Vector512.Create(1000.0)) // the turns are not taken off larger ones
                & Vector512.LessThanOrEqual(Vector512.Abs(ys[i]), Vector512.Create(90.0));
            xs[i] = Vector512.ConditionalSelect(inReach, easting, nothing);
            ys[i] = Vector512.ConditionalSelect(inReach, northing, nothing);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void InverseBlocks(Span<double> x, Span<double> y)
    {
        Span<Vector512<double>> xs = MemoryMarshal.Cast<double, Vector512<double>>(x);
        Span<Vector512<double>> ys = MemoryMarshal.Cast<double, Vector512<double>>(y);
        var nothing = Vector512.Create(double.NaN);
        Vector512<double> one = Vector512<double>.One;
        for (int i = 0; i < xs.Length; i++)
        {
            Vector512<double> xi = (ys[i] - Vector512.Create(originNorthing)) / radius;
            Vector512<double> eta = (xs[i] - Vector512.Create(FalseEastingMetres)) / radius;
            var (sinXi, cosXi) = VectorFunctions.SinCos(xi);
            Vector512<double> up = VectorFunctions.Exp(eta), down = one / up;
            Vector512<double> sinhEta = (up - down) * 0.5, coshEta = (up + down) * 0.5;
            Vector512<double> sc = sinXi * cosXi, hc = sinhEta * coshEta, s2 = sinXi * sinXi, h2 = sinhEta * sinhEta;
            var (dXi, dEta) = ComplexSeries(beta, sc + sc, one - (s2 + s2), hc + hc, one + (h2 + h2));

            // ξ' = ξ − dξ and η' = η − dη: sine, cosine and hyperbolic functions by their addition theorems, since the corrections are small.
            var (sinXiSphere, cosXiSphere) = Turn(sinXi, cosXi, -dXi);
            var (sinhSphere, coshSphere) = TurnHyperbolic(sinhEta, coshEta, -dEta);
            Vector512<double> lambda = VectorFunctions.Atan2(sinhSphere, cosXiSphere);
            Vector512<double> cosChiCosh = Vector512.Sqrt((sinhSphere * sinhSphere) + (cosXiSphere * cosXiSphere)); // cos χ · cosh η'
            Vector512<double> chi = VectorFunctions.Atan2(sinXiSphere, cosChiCosh);
            Vector512<double> sinChi = sinXiSphere / coshSphere, cosChi = cosChiCosh / coshSphere;
            Vector512<double> phi = chi + SineSeries(toGeodetic, sinChi, cosChi);

            Vector512<double> offset = lambda * (1 / RadiansPerDegree), longitude = offset + Vector512.Create(CentralMeridianDegrees);
            longitude = Vector512.ConditionalSelect(
                Vector512.GreaterThan(Vector512.Abs(longitude), Vector512.Create(180.0)),
                longitude - (VectorFunctions.Round(longitude * (1 / 360.0)) * 360.0),
                longitude);
            Vector512<double> inReach =
                Vector512.LessThanOrEqual(Vector512.Abs(offset), Vector512.Create(ReachDegrees + 1e-9))
                & Vector512.LessThanOrEqual(Vector512.Abs(xi), Vector512.Create(Math.PI / 2 * (1 + 1e-15)));
            xs[i] = Vector512.ConditionalSelect(inReach, longitude, nothing);
            ys[i] = Vector512.ConditionalSelect(inReach, phi * (1 / RadiansPerDegree), nothing);
        }
    }

    /// <summary>Sum of cⱼ sin 2jφ by Clenshaw's rule.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> SineSeries(double[] coefficients, Vector512<double> sin, Vector512<double> cos)
    {
        Vector512<double> product = sin * cos, square = sin * sin;
        Vector512<double> twiceCos = Vector512.Create(2.0) - (square * 4.0);
        Vector512<double> next = Vector512<double>.Zero, afterNext = Vector512<double>.Zero;
        for (int j = coefficients.Length - 1; j >= 0; j--)
        {
            Vector512<double> current = (Vector512.Create(coefficients[j]) + (twiceCos * next)) - afterNext;
            afterNext = next;
            next = current;
        }

        return next * (product + product);
    }

    /// <summary>Sum of cⱼ sin 2jζ for complex ζ by Clenshaw's rule, from the functions of twice its parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<double> Real, Vector512<double> Imaginary) ComplexSeries(
        double[] coefficients, Vector512<double> sin, Vector512<double> cos, Vector512<double> sinh, Vector512<double> cosh)
    {
        Vector512<double> real = cos * cosh, imaginary = -(sin * sinh); // cos 2ζ
        real += real;
        imaginary += imaginary;
        Vector512<double> nextRe = Vector512<double>.Zero, nextIm = nextRe, afterRe = nextRe, afterIm = nextRe;
        for (int j = coefficients.Length - 1; j >= 0; j--)
        {
            Vector512<double> re = (Vector512.Create(coefficients[j]) + ((real * nextRe) - (imaginary * nextIm))) - afterRe;
            Vector512<double> im = ((real * nextIm) + (imaginary * nextRe)) - afterIm;
            (afterRe, afterIm, nextRe, nextIm) = (nextRe, nextIm, re, im);
        }

        Vector512<double> sinRe = sin * cosh, sinIm = cos * sinh; // sin 2ζ
        return ((nextRe * sinRe) - (nextIm * sinIm), (nextRe * sinIm) + (nextIm * sinRe));
    }

    /// <summary>Sine and cosine of an angle turned by a small one (below 0.02: the terms left out are below 10⁻¹⁷).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<double> Sin, Vector512<double> Cos) Turn(Vector512<double> sin, Vector512<double> cos, Vector512<double> small)
    {
        Vector512<double> square = small * small;
        Vector512<double> s = small - (small * square * (Vector512.Create(1.0 / 6) - (square * (Vector512.Create(1.0 / 120) - (square * (1.0 / 5040))))));
        Vector512<double> c = square * (Vector512.Create(0.5) - (square * (Vector512.Create(1.0 / 24) - (square * (1.0 / 720))))); // 1 − cos
        return (sin + ((cos * s) - (sin * c)), cos - ((sin * s) + (cos * c)));
    }

    /// <summary>The same for the hyperbolic functions.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<double> Sinh, Vector512<double> Cosh) TurnHyperbolic(
        Vector512<double> sinh, Vector512<double> cosh, Vector512<double> small)
    {
        Vector512<double> square = small * small;
        Vector512<double> s = small + (small * square * (Vector512.Create(1.0 / 6) + (square * (Vector512.Create(1.0 / 120) + (square * (1.0 / 5040))))));
        Vector512<double> c = square * (Vector512.Create(0.5) + (square * (Vector512.Create(1.0 / 24) + (square * (1.0 / 720))))); // cosh − 1
        return (sinh + ((cosh * s) + (sinh * c)), cosh + ((sinh * s) + (cosh * c)));
    }
}
