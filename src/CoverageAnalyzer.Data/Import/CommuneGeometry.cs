using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Import;

/// <summary>The geometry side of a commune import: kinds, coordinates, coordinate system, validity.</summary>
/// <param name="layer">The layer.</param>
/// <param name="options">What the user says.</param>
/// <param name="findings">Takes what is wrong.</param>
/// <param name="rejected">Takes what cannot be used.</param>
internal sealed class CommuneGeometry(VectorLayer layer, CommuneImportOptions options, FindingLog findings, List<RejectedRow> rejected)
{
    /// <summary>No commune of Vietnam comes near this; a polygon above it has a stray vertex, or is not a commune.</summary>
    private const double LargestCommuneSquareKilometres = 10_000;

    /// <summary>Fills in the polygons in WGS 84; drafts without usable ones are taken off the list.</summary>
    /// <param name="drafts">The communes.</param>
    /// <param name="cancellation">Stops between features.</param>
    /// <returns>How the coordinate system was decided.</returns>
    public CrsDecision Read(List<CommuneDraft> drafts, CancellationToken cancellation)
    {
        drafts.RemoveAll(d => !TakePolygons(d));
        if (drafts.Count == 0)
        {
            throw new InputFileException(
                SourcePlace.OfFile(layer.File),
                LocalizedText.Of($"Lớp '{layer.Name}' không có vùng (polygon) nào dùng được.", $"Layer '{layer.Name}' holds no usable polygon."),
                LocalizedText.Of(
                    $"Hãy chọn lớp ranh giới xã dạng vùng (Polygon hoặc MultiPolygon).",
                    $"Choose a layer of commune boundaries (Polygon or MultiPolygon)."));
        }

        CrsDecision crs = ToWgs84(drafts, cancellation);
        drafts.RemoveAll(d => !IsOnEarth(d));

        var logs = new FindingLog?[drafts.Count];
        var usable = new bool[drafts.Count];
        UnitBlocks.Run(drafts.Count, options.Threads, (from, to) =>
        {
            FindingLog? log = null; // of the commune at hand; nearly all have nothing to say, so one log serves many
            for (int i = from; i < to; i++)
            {
                log ??= new FindingLog();
                usable[i] = PolygonRepair.Mend(drafts[i].Polygons, drafts[i].Place, log);
                if (!log.IsEmpty)
                {
                    (logs[i], log) = (log, null);
                }
            }
        }, cancellation);

        var kept = new List<CommuneDraft>(drafts.Count);
        for (int i = 0; i < logs.Length; i++)
        {
            foreach (Finding finding in logs[i]?.ToList() ?? [])
            {
                findings.Add(finding);
            }

            if (!usable[i])
            {
                Reject(drafts[i], "geometry-missing", LocalizedText.Of($"Không còn vùng nào sau khi sửa.", $"No polygon is left after repair."));
                continue;
            }

            ReportAbsurdArea(drafts[i]);
            kept.Add(drafts[i]);
        }

        drafts.Clear();
        drafts.AddRange(kept);
        return crs;
    }

    private bool TakePolygons(CommuneDraft draft)
    {
        if (draft.Feature.TakePolygons(draft.Polygons))
        {
            return true; // every coordinate was looked at when the feature was read
        }

        if (draft.Feature.Geometry is not { IsEmpty: false } geometry)
        {
            Reject(draft, "geometry-missing", LocalizedText.Of($"Đối tượng không có hình học.", $"The feature has no geometry."));
            return false;
        }

        bool allPolygons = PolygonDraft.TryTake(geometry, draft.Polygons);
        if (draft.Polygons.Count == 0)
        {
            Reject(draft, "geometry-type", LocalizedText.Of(
                $"Đối tượng là {geometry.GeometryType}, không phải vùng (Polygon).",
                $"The feature is a {geometry.GeometryType}, not a polygon."));
            return false;
        }

        foreach (PolygonDraft polygon in draft.Polygons)
        {
            foreach ((double[] x, double[] y) in polygon.Rings)
            {
                int bad = Array.FindIndex(x, v => !double.IsFinite(v));
                bad = bad >= 0 ? bad : Array.FindIndex(y, v => !double.IsFinite(v));
                if (bad >= 0)
                {
                    Reject(draft, "coordinate-not-finite", LocalizedText.Of(
                        $"Tọa độ không phải số hữu hạn: {x[bad]}; {y[bad]} (đỉnh {bad + 1}).",
                        $"A coordinate is not a finite number: {x[bad]}; {y[bad]} (vertex {bad + 1})."));
                    return false;
                }
            }
        }

        if (!allPolygons)
        {
            findings.Add(
                "geometry-mixed",
                FindingRank.Warning,
                draft.Place,
                LocalizedText.Of($"Ngoài vùng, đối tượng còn có điểm hoặc đường.", $"Beside polygons the feature holds points or lines."),
                LocalizedText.Of($"Chỉ dùng các vùng.", $"Only the polygons were used."));
        }

        return true;
    }

    private CrsDecision ToWgs84(List<CommuneDraft> drafts, CancellationToken cancellation)
    {
        SourcePlace place = SourcePlace.OfFile(layer.File);
        (double[] x, double[] y) = Sample(drafts);
        CrsDecision decision = CrsDecision.Decide(place, layer.Crs, options.UserCrs, x, y, options.ExpectedWgs84, findings, [.. drafts.Select(d => d.Province).Where(p => p.Length > 0).Distinct(StringComparer.Ordinal)]);
        UnitBlocks.Run(drafts.Count, options.Threads, (from, to) =>
        {
            for (int i = from; i < to; i++)
            {
                foreach (PolygonDraft polygon in drafts[i].Polygons)
                {
                    ToWgs84(polygon.Rings, decision);
                }
            }
        }, cancellation);
        return decision;
    }

    private static void ToWgs84(List<RingDraft> rings, CrsDecision decision)
    {
        for (int r = 0; r < rings.Count; r++)
        {
            RingDraft ring = decision.SwapAxes ? new RingDraft(rings[r].Y, rings[r].X) : rings[r];
            decision.Crs.ToWgs84(ring.X, ring.Y);
            rings[r] = ring;
        }
    }

    /// <summary>Vertices spread evenly over the layer, those a <see cref="CoordinateSample"/> would choose of all.</summary>
    private static (double[] X, double[] Y) Sample(List<CommuneDraft> drafts)
    {
        int count = 0;
        foreach (RingDraft ring in Rings(drafts))
        {
            count += ring.X.Length;
        }

        int step = Math.Max(1, count / CoordinateSample.Most);
        double[] x = new double[(count + step - 1) / step], y = new double[x.Length];
        int passed = 0, taken = 0;
        foreach (RingDraft ring in Rings(drafts))
        {
            for (int next = taken * step; next < passed + ring.X.Length; next += step, taken++)
            {
                (x[taken], y[taken]) = (ring.X[next - passed], ring.Y[next - passed]);
            }

            passed += ring.X.Length;
        }

        return (x, y);
    }

    private static IEnumerable<RingDraft> Rings(List<CommuneDraft> drafts)
    {
        foreach (CommuneDraft draft in drafts)
        {
            foreach (PolygonDraft polygon in draft.Polygons)
            {
                foreach (RingDraft ring in polygon.Rings)
                {
                    yield return ring;
                }
            }
        }
    }

    private bool IsOnEarth(CommuneDraft draft)
    {
        foreach (PolygonDraft polygon in draft.Polygons)
        {
            foreach ((double[] x, double[] y) in polygon.Rings)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    if (!(Math.Abs(x[i]) <= 180 && Math.Abs(y[i]) <= 90))
                    {
                        Reject(draft, "coordinate-out-of-range", LocalizedText.Of(
                            $"Tọa độ nằm ngoài Trái Đất: kinh độ {x[i]:G9}, vĩ độ {y[i]:G9}.",
                            $"A coordinate does not lie on the earth: longitude {x[i]:G9}, latitude {y[i]:G9}."));
                        return false;
                    }
                }
            }
        }

        return true;
    }

    private void ReportAbsurdArea(CommuneDraft draft)
    {
        double area = PolygonRepair.AreaSquareMetres(draft.Polygons) / 1e6;
        if (area > LargestCommuneSquareKilometres)
        {
            findings.Add(
                "unit-too-large",
                FindingRank.Warning,
                draft.Place,
                LocalizedText.Of($"Vùng rộng {area:N0} km², quá lớn so với một xã.", $"The polygon has {area:N0} km², too much for a commune."),
                LocalizedText.Of(
                    $"Giữ nguyên; hãy kiểm tra đỉnh lạc, hệ tọa độ, hoặc lớp dữ liệu có đúng cấp xã.",
                    $"Kept; look for a stray vertex, a wrong coordinate system, or a layer that is not one of communes."));
        }
    }

    private void Reject(CommuneDraft draft, string code, LocalizedText reason)
    {
        findings.Add(code, FindingRank.Error, draft.Place, reason, LocalizedText.Of(
            $"Bỏ qua đối tượng này; dân số của nó cũng không được tính.",
            $"The feature was left out; its people are not counted either."));
        rejected.Add(CommuneImport.Reject(layer, draft, reason));
    }
}
