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

        CrsDecision crs = ToWgs84(drafts);
        drafts.RemoveAll(d => !IsOnEarth(d));

        var logs = new FindingLog[drafts.Count];
        var usable = new bool[drafts.Count];
        void Mend(int i)
        {
            logs[i] = new FindingLog();
            usable[i] = PolygonRepair.Mend(drafts[i].Polygons, drafts[i].Place, logs[i]);
        }

        if (options.Threads == 1)
        {
            for (int i = 0; i < logs.Length; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                Mend(i);
            }
        }
        else
        {
            Parallel.For(0, drafts.Count, new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation }, Mend);
        }

        var kept = new List<CommuneDraft>(drafts.Count);
        for (int i = 0; i < logs.Length; i++)
        {
            foreach (Finding finding in logs[i].ToList())
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

    private CrsDecision ToWgs84(List<CommuneDraft> drafts)
    {
        int count = drafts.Sum(d => d.Polygons.Sum(p => p.Rings.Sum(r => r.X.Length)));
        var x = new double[count];
        var y = new double[count];
        int at = 0;
        foreach ((double[] ringX, double[] ringY) in Rings(drafts))
        {
            ringX.CopyTo(x, at);
            ringY.CopyTo(y, at);
            at += ringX.Length;
        }

        SourcePlace place = SourcePlace.OfFile(layer.File);
        CrsDecision decision = CrsDecision.Decide(place, layer.Crs, options.UserCrs, x, y, options.ExpectedWgs84, findings, [.. drafts.Select(d => d.Province).Where(p => p.Length > 0).Distinct(StringComparer.Ordinal)]);
        if (decision.SwapAxes)
        {
            (x, y) = (y, x);
        }

        decision.Crs.ToWgs84(x, y);
        at = 0;
        foreach ((double[] ringX, double[] ringY) in Rings(drafts))
        {
            x.AsSpan(at, ringX.Length).CopyTo(ringX);
            y.AsSpan(at, ringY.Length).CopyTo(ringY);
            at += ringX.Length;
        }

        return decision;
    }

    private static IEnumerable<(double[] X, double[] Y)> Rings(List<CommuneDraft> drafts) =>
        drafts.SelectMany(d => d.Polygons).SelectMany(p => p.Rings);

    private bool IsOnEarth(CommuneDraft draft)
    {
        foreach ((double[] x, double[] y) in draft.Polygons.SelectMany(p => p.Rings))
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
