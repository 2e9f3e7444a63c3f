using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Operation.Valid;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Checks the rings of one commune and mends what is wrong, saying what and by how much the area changed.</summary>
/// <remarks>
/// Corners that repeat the one before are dropped; rings and polygons without area are dropped; polygons that are not valid (a ring that crosses
/// or touches itself along a line, a hole outside its polygon, parts that overlap) are rebuilt from their rings, each ring
/// enclosing what it winds around, parts joined and holes taken off.
/// </remarks>
internal static class PolygonRepair
{
    /// <summary>A ring of less, in m², has no area: what is left of a line drawn there and back.</summary>
    private const double LeastRingSquareMetres = 0.01;

    /// <summary>A part of less, in m², is more likely a leftover of editing than land.</summary>
    private const double TinyPartSquareMetres = 10;

    /// <summary>Checks and mends.</summary>
    /// <param name="polygons">Polygons in WGS 84, longitude and latitude in degrees; changed in place.</param>
    /// <param name="place">Where the commune stands.</param>
    /// <param name="findings">Takes what was found.</param>
    /// <returns>False where nothing usable is left.</returns>
    public static bool Mend(List<PolygonDraft> polygons, SourcePlace place, FindingLog findings)
    {
        DropRepeatedCorners(polygons, place, findings);
        DropRingsWithoutArea(polygons, place, findings);
        if (polygons.Count > 0)
        {
            // The geometry library answers where the quick test does not; it costs thirty times as much.
            if (!PlainPolygons.AreCertainlyValid(polygons))
            {
                Geometry geometry = PolygonDraft.ToGeometry(polygons);
                TopologyValidationError? error = PolygonValidity.ErrorOf(geometry);
                if (error is not null && CrossingCount.IsTangled(geometry))
                {
                    GiveUp(polygons, error.Coordinate ?? geometry.Coordinate, place, findings);
                }
                else if (error is not null)
                {
                    Rebuild(polygons, geometry, error, place, findings);
                }
            }

            DropPolygonsWithoutArea(polygons, place, findings);
        }

        ReportTinyParts(polygons, place, findings);
        return polygons.Count > 0;
    }

    /// <summary>Area on the ellipsoid in m², holes taken off, whatever way the rings run.</summary>
    public static double AreaSquareMetres(IReadOnlyList<PolygonDraft> polygons)
    {
        double sum = 0;
        foreach (PolygonDraft polygon in polygons)
        {
            sum += AreaSquareMetres(polygon);
        }

        return sum;
    }

    private static double AreaSquareMetres(PolygonDraft polygon)
    {
        double holes = 0;
        for (int r = 1; r < polygon.Rings.Count; r++)
        {
            holes += polygon.Rings[r].AreaSquareMetres;
        }

        return polygon.Rings[0].AreaSquareMetres - holes;
    }

    private static void DropRepeatedCorners(List<PolygonDraft> polygons, SourcePlace place, FindingLog findings)
    {
        int dropped = 0;
        double longitude = double.NaN, latitude = double.NaN;
        foreach (PolygonDraft polygon in polygons)
        {
            for (int r = 0; r < polygon.Rings.Count; r++)
            {
                (double[] x, double[] y) = polygon.Rings[r];
                int kept = 0;
                for (int i = 1; i < x.Length; i++)
                {
                    if (x[i] == x[kept] && y[i] == y[kept])
                    {
                        (longitude, latitude) = (x[i], y[i]);
                        continue;
                    }

                    kept++;
                    if (kept != i)
                    {
                        (x[kept], y[kept]) = (x[i], y[i]);
                    }
                }

                if (kept + 1 < x.Length)
                {
                    dropped += x.Length - kept - 1;
                    polygon.Rings[r] = new RingDraft(x[..(kept + 1)], y[..(kept + 1)]);
                }
            }
        }

        if (dropped > 0)
        {
            findings.Add(new Finding(
                "vertices-repeated",
                FindingRank.Info,
                place,
                LocalizedText.Of($"{dropped:N0} đỉnh trùng với đỉnh liền trước.", $"{dropped:N0} vertices repeat the one before."),
                LocalizedText.Of($"Đã bỏ; hình không đổi.", $"Dropped; the shape is unchanged."))
            {
                LongitudeDegrees = longitude,
                LatitudeDegrees = latitude,
            });
        }
    }

    private static void DropRingsWithoutArea(List<PolygonDraft> polygons, SourcePlace place, FindingLog findings)
    {
        for (int p = polygons.Count - 1; p >= 0; p--)
        {
            List<RingDraft> rings = polygons[p].Rings;
            for (int r = rings.Count - 1; r >= 0; r--)
            {
                // A bow-tie may have lobes that cancel: a ring that crosses itself is mended, not dropped.
                if (rings[r].X.Length >= 4 && (rings[r].AreaSquareMetres >= LeastRingSquareMetres || !IsFlat(rings[r])))
                {
                    continue;
                }

                ReportDropped(rings[r], place, findings);
                rings.RemoveAt(r);
                if (r == 0)
                {
                    rings.Clear(); // holes of a polygon that is not there
                }
            }

            if (rings.Count == 0)
            {
                polygons.RemoveAt(p);
            }
        }
    }

    /// <summary>Drops what is valid and yet has no area: a spike, whose sides are apart by less than any survey tells.</summary>
    private static void DropPolygonsWithoutArea(List<PolygonDraft> polygons, SourcePlace place, FindingLog findings)
    {
        for (int p = polygons.Count - 1; p >= 0; p--)
        {
            if (!(AreaSquareMetres(polygons[p]) >= LeastRingSquareMetres))
            {
                ReportDropped(polygons[p].Rings[0], place, findings);
                polygons.RemoveAt(p);
            }
        }
    }

    private static void ReportDropped(RingDraft ring, SourcePlace place, FindingLog findings) => findings.Add(new Finding(
        "ring-degenerate",
        FindingRank.Warning,
        place,
        LocalizedText.Of(
            $"Một vòng ranh giới không bao quanh diện tích nào ({ring.X.Length} đỉnh).",
            $"A ring encloses no area ({ring.X.Length} vertices)."),
        LocalizedText.Of($"Đã bỏ vòng này.", $"The ring was dropped."))
    {
        LongitudeDegrees = ring.X[0],
        LatitudeDegrees = ring.Y[0],
    });

    /// <summary>True where all corners lie on one line.</summary>
    private static bool IsFlat(RingDraft ring)
    {
        (double[] x, double[] y) = ring;
        double sum = 0;
        for (int i = 2; i < x.Length; i++)
        {
            sum += Math.Abs(((x[i - 1] - x[0]) * (y[i] - y[0])) - ((x[i] - x[0]) * (y[i - 1] - y[0])));
        }

        return sum < LeastRingSquareMetres * 1e-10; // a square degree has about 1.2e10 m²
    }

    private static void Rebuild(
        List<PolygonDraft> polygons, Geometry geometry, TopologyValidationError error, SourcePlace place, FindingLog findings)
    {
        double before = AreaSquareMetres(polygons);
        polygons.Clear();
        Geometry rebuilt = GeometryFixer.Fix(geometry);
        if (!PolygonValidity.IsValid(rebuilt))
        {
            // The lobes of a ring that runs along the same edge twice come out as neighbours that share it: they are one.
            rebuilt = OverlayNGRobust.Union(rebuilt);
        }

        if (PolygonValidity.IsValid(rebuilt))
        {
            PolygonDraft.TryTake(rebuilt, polygons);
        }

        polygons.RemoveAll(p => p.Rings[0].AreaSquareMetres < LeastRingSquareMetres);
        double after = AreaSquareMetres(polygons);
        double changePercent = before > 0 ? (after - before) / before * 100 : double.NaN;
        (string vietnamese, string english) = Describe(error.ErrorType);
        Coordinate at = error.Coordinate ?? geometry.Coordinate;
        findings.Add(new Finding(
            "ring-repaired",
            polygons.Count > 0 ? FindingRank.Warning : FindingRank.Error,
            place,
            LocalizedText.Of(
                $"Ranh giới không hợp lệ: {vietnamese}, tại {at.X:F5}° Đ, {at.Y:F5}° B.",
                $"The boundary is not valid: {english}, at {at.X:F5}° E, {at.Y:F5}° N."),
            LocalizedText.Of(
                $"Đã dựng lại hình; diện tích từ {before:N0} m² thành {after:N0} m² ({changePercent:+0.0000;-0.0000;0} %).",
                $"The shape was rebuilt; its area went from {before:N0} m² to {after:N0} m² ({changePercent:+0.0000;-0.0000;0} %)."))
        {
            LongitudeDegrees = at.X,
            LatitudeDegrees = at.Y,
        });
    }

    private static void GiveUp(List<PolygonDraft> polygons, Coordinate at, SourcePlace place, FindingLog findings)
    {
        polygons.Clear();
        findings.Add(new Finding(
            "ring-tangled",
            FindingRank.Error,
            place,
            LocalizedText.Of(
                $"Ranh giới tự cắt ở hàng nghìn chỗ, ví dụ tại {at.X:F5}° Đ, {at.Y:F5}° B.",
                $"The boundary crosses itself at thousands of places, for example at {at.X:F5}° E, {at.Y:F5}° N."),
            LocalizedText.Of($"Không dựng lại được hình; hãy sửa trong tệp.", $"The shape cannot be rebuilt; mend it in the file."))
        {
            LongitudeDegrees = at.X,
            LatitudeDegrees = at.Y,
        });
    }

    private static void ReportTinyParts(List<PolygonDraft> polygons, SourcePlace place, FindingLog findings)
    {
        if (polygons.Count < 2)
        {
            return;
        }

        foreach (PolygonDraft polygon in polygons)
        {
            double area = polygon.Rings[0].AreaSquareMetres;
            if (area < TinyPartSquareMetres)
            {
                findings.Add(new Finding(
                    "part-tiny",
                    FindingRank.Info,
                    place,
                    LocalizedText.Of(
                        $"Một phần rời chỉ có {area:N1} m², có lẽ còn sót khi biên tập.",
                        $"A separate part has only {area:N1} m², probably a leftover of editing."),
                    LocalizedText.Of($"Giữ nguyên.", $"Kept."))
                {
                    LongitudeDegrees = polygon.Rings[0].X[0],
                    LatitudeDegrees = polygon.Rings[0].Y[0],
                });
            }
        }
    }

    private static (string Vietnamese, string English) Describe(TopologyValidationErrors error) => error switch
    {
        TopologyValidationErrors.SelfIntersection => ("đường ranh tự cắt", "the line crosses itself"),
        TopologyValidationErrors.RingSelfIntersection => ("vòng ranh tự chạm", "a ring touches itself"),
        TopologyValidationErrors.HoleOutsideShell => ("lỗ nằm ngoài vùng", "a hole lies outside its polygon"),
        TopologyValidationErrors.NestedHoles => ("lỗ nằm trong lỗ", "a hole lies inside another"),
        TopologyValidationErrors.NestedShells => ("một phần nằm trong phần khác", "a part lies inside another"),
        TopologyValidationErrors.DisconnectedInteriors => ("phần trong bị tách rời", "the inside is cut in two"),
        TopologyValidationErrors.DuplicateRings => ("vòng ranh lặp lại", "a ring occurs twice"),
        TopologyValidationErrors.TooFewPoints => ("vòng ranh quá ít đỉnh", "a ring has too few vertices"),
        _ => ("hình học sai", "faulty geometry"),
    };
}
