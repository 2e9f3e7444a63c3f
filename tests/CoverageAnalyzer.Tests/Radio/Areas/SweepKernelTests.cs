using System.Runtime.Intrinsics;
using CoverageAnalyzer.Engine.Radio.Areas.Sweeping;
using CoverageAnalyzer.Engine.Radio.Models;
using CoverageAnalyzer.Engine.Radio.Models.Diffraction;
using CsCheck;

namespace CoverageAnalyzer.Tests.Radio.Areas;

/// <summary>The closed forms of the sweep against the loops they stand for.</summary>
public sealed class SweepKernelTests
{
    private static readonly Gen<double> Antenna = Gen.Double[-0.5, 3.6].Select(x => Math.Pow(10, x));

    [Fact]
    public void The_smooth_path_needs_no_loop_over_its_points() =>
        Gen.Select(Antenna, Antenna, Gen.Int[2, 3000], Gen.Double[0.005, 0.2], Gen.Double[6371, 150_000]).Sample(
            (a, b, n, step, radius) =>
            {
                double[] distances = [.. Enumerable.Range(0, n + 1).Select(i => i * step)];
                double expected = BullingtonDiffraction.FresnelParameter(distances, [], a, b, radius, 0.9);
                double actual = SmoothPathKernel.DiffractionParameter(
                    Vector512.Create(a), Vector512.Create(b), Vector512.Create(distances[n]), Vector512.Create((double)n), step, 500 / radius, 0.002 / KnifeEdge.WavelengthMetres(0.9)).GetElement(0);
                return Math.Abs(expected - actual) <= 1e-9 * (1 + Math.Abs(expected)) ? true : throw new InvalidOperationException($"{actual:R} for {expected:R}");
            },
            iter: 20_000);

    [Fact]
    public void The_spherical_earth_is_that_of_the_reference() =>
        Gen.Select(Antenna, Antenna, Gen.Double[-2, 2.3].Select(x => Math.Pow(10, x)), Gen.Double[6371, 150_000], Gen.Double[-1.52, 0.77].Select(x => Math.Pow(10, x)), Gen.Bool).Sample(
            (a, b, d, radius, frequency, vertical) =>
            {
                var polarization = vertical ? Polarization.Vertical : Polarization.Horizontal;
                double expected = SphericalEarthDiffraction.LossDb(d, a, b, radius, frequency, 0, polarization);
                double actual = new SphericalEarthKernel(frequency, polarization, radius, KnifeEdge.WavelengthMetres(frequency)).LossDb(Vector512.Create(a), Vector512.Create(b), Vector512.Create(d)).GetElement(0);
                return Math.Abs(expected - actual) <= 1e-8 * (1 + Math.Abs(expected)) ? true : throw new InvalidOperationException($"{actual:R} for {expected:R}");
            },
            iter: 20_000);

    [Fact]
    public void The_hull_answers_what_all_points_would() =>
        Gen.Select(Gen.Int[0, 30].Array[2, 120], Gen.Double[0, 40], Gen.Double[-8, 8]).Sample((heights, antenna, slope) =>
        {
            var hull = new UpperHull([.. Enumerable.Range(0, heights.Length + 2).Select(i => 1.0 / i)]);
            for (int n = 1; n <= heights.Length; n++)
            {
                double receiver = (n < heights.Length ? heights[n] : 0) + antenna, most = double.NegativeInfinity, farthest = double.NegativeInfinity;
                hull.Push(n - 1, heights[n - 1]);
                for (int i = 0; i < n; i++)
                {
                    most = Math.Max(most, (heights[i] - receiver) / (n - i));
                    farthest = Math.Max(farthest, heights[i] - (slope * i));
                }

                int tangent = hull.Tangent(n, receiver), high = hull.Farthest(slope, hull.Tangent(n, double.NegativeInfinity));
                if (Math.Abs(((hull.HeightMetres(tangent) - receiver) / (n - hull.Sample(tangent))) - most) > 1e-9 || Math.Abs(hull.HeightMetres(high) - (slope * hull.Sample(high)) - farthest) > 1e-9)
                {
                    return false;
                }
            }

            return true;
        });

    [Fact]
    public void The_blocks_find_the_point_nearest_to_the_ray() =>
        Gen.Select(Gen.Int[2, 400], Gen.Double[0.001, 50], Gen.Int).Sample((n, above, seed) =>
        {
            var random = new Random(seed);
            var steps = new RadialSteps(30, n + random.Next(0, 20));
            double[] slopes = [.. Enumerable.Range(0, steps.DistancesKilometres.Length).Select(i => i == 0 ? double.NegativeInfinity : 10 * random.NextDouble() * random.NextDouble())];
            var clearance = new RadialClearance(steps);
            clearance.Begin(slopes, n + 1);
            double to = slopes[1..n].Max() + above, scale = 0.3, expected = double.NegativeInfinity;
            int nearest = 0;
            for (int i = 1; i < n; i++)
            {
                double nu = (slopes[i] - to) * Math.Sqrt((double)i / (n - i)) * scale;
                if (nu >= expected)
                {
                    (expected, nearest) = (nu, i);
                }
            }

            return nearest == clearance.Nearest(n, to) && Math.Abs(Math.Max(-0.78, expected) - clearance.LargestParameter(n, to, scale)) < 1e-12;
        });
}
