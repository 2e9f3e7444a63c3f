using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Data.Import;

/// <summary>The coordinate reference system a layer is read in, who said so, and the order of its axes.</summary>
/// <param name="Crs">The system.</param>
/// <param name="Origin">Who said it.</param>
/// <param name="SwapAxes">True where the file's first coordinate is the northing (or latitude) and the second the easting (or longitude).</param>
/// <param name="Explanation">How it was decided, for the inspect command and the report.</param>
public sealed record CrsDecision(CoordinateReferenceSystem Crs, CrsOrigin Origin, bool SwapAxes, LocalizedText Explanation)
{
    /// <summary>Decides from what the user said, what the file says, and where the coordinates then fall.</summary>
    /// <remarks>
    /// What is stated is used; where the places then fall only raises doubts. Axes are swapped only where one order alone puts the layer where it
    /// must be. A system is recognised from coordinates only where the place is known (the communes) and exactly one known system fits, or where
    /// of those that fit exactly one is the communes' own or the official zone of their province; then a warning names the others.
    /// Findings: crs-not-stated, crs-recognised, crs-assumed, crs-axes-swapped, crs-lat-lon-swapped, crs-zone-doubtful, crs-datum-shift-assumed, crs-stated-wrong.
    /// </remarks>
    /// <param name="place">The layer, for findings.</param>
    /// <param name="declaration">What the file says.</param>
    /// <param name="userCrs">What the user says (<c>EPSG:9212</c>), or null. It wins over the file.</param>
    /// <param name="x">First coordinates of the layer, or a sample of them.</param>
    /// <param name="y">Second coordinates, as many.</param>
    /// <param name="expectedWgs84">Where the layer should fall (the communes' bounds in degrees), or null.</param>
    /// <param name="findings">Takes what was recognised or is doubtful.</param>
    /// <param name="provinces">Provinces the layer names, whose official zones are proposed first; null where it names none.</param>
    /// <param name="neighbor">System of the layer it belongs to (the communes'), or null.</param>
    /// <exception cref="InputFileException">No system is stated and none is certain, or the stated one is not known.</exception>
    public static CrsDecision Decide(
        SourcePlace place,
        CrsDeclaration declaration,
        string? userCrs,
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> y,
        Bounds? expectedWgs84,
        FindingLog findings,
        IReadOnlyCollection<string>? provinces = null,
        CoordinateReferenceSystem? neighbor = null)
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(declaration);
        ArgumentNullException.ThrowIfNull(findings);
        var sample = new CoordinateSample(x, y, expectedWgs84, provinces);
        CoordinateReferenceSystem? stated = Stated(place, declaration, userCrs, findings);
        CrsOrigin origin = string.IsNullOrWhiteSpace(userCrs) ? declaration.Origin : CrsOrigin.User;
        if (stated is null)
        {
            return Unstated(place, sample, neighbor, findings);
        }

        if (sample.IsEmpty)
        {
            return new CrsDecision(stated, origin, false, Explain(stated, origin, declaration, swapped: false));
        }

        if (stated.IsGeographic != sample.LooksLikeDegrees)
        {
            return Contradicted(place, stated, origin, sample, findings);
        }

        bool swap = Swapped(place, stated, sample, findings);
        if (!swap && !stated.IsGeographic)
        {
            DoubtZone(place, stated, sample, findings);
        }

        return new CrsDecision(stated, origin, swap, Explain(stated, origin, declaration, swap));
    }

    private static CoordinateReferenceSystem? Stated(SourcePlace place, CrsDeclaration declaration, string? userCrs, FindingLog findings)
    {
        if (!string.IsNullOrWhiteSpace(userCrs))
        {
            return CoordinateReferenceSystem.FromText(userCrs) ?? throw new InputFileException(
                place,
                LocalizedText.Of($"không biết hệ tọa độ '{userCrs}'.", $"the coordinate system '{userCrs}' is not known."),
                new(
                    "Ghi mã EPSG, ví dụ EPSG:9212 (VN-2000, kinh tuyến trục 106°15′), EPSG:3405 (VN-2000 / UTM 48N) hoặc EPSG:4326 (WGS 84).",
                    "Write an EPSG code such as EPSG:9212 (VN-2000, central meridian 106°15′), EPSG:3405 (VN-2000 / UTM 48N) or EPSG:4326 (WGS 84)."));
        }

        if (declaration.EpsgCode is int code && CoordinateReferenceSystem.FromEpsg(code) is CoordinateReferenceSystem known)
        {
            return known;
        }

        if (declaration.Wkt is string wkt)
        {
            try
            {
                CoordinateReferenceSystem crs = CoordinateReferenceSystem.FromWkt(wkt, out LocalizedText? note);
                if (note is LocalizedText said)
                {
                    findings.Add("crs-datum-shift-assumed", FindingRank.Info, PlaceOf(place, declaration), said, LocalizedText.Of($"Đã đọc theo {crs}.", $"Read as {crs}."));
                }

                return crs;
            }
            catch (FormatException e)
            {
                throw new InputFileException(
                    place,
                    LocalizedText.Of($"không đọc được hệ tọa độ trong {declaration.Source}.", $"the coordinate system in {declaration.Source} cannot be read: {e.Message}"),
                    new("Ghi hệ tọa độ bằng --crs EPSG:… hoặc khóa 'crs'.", "State the system by --crs EPSG:… or the key 'crs'."),
                    e);
            }
        }

        return declaration.EpsgCode is int unknown
            ? throw new InputFileException(
                place,
                LocalizedText.Of($"không biết hệ tọa độ EPSG:{unknown} ({declaration.Source}).", $"the coordinate system EPSG:{unknown} ({declaration.Source}) is not known here."),
                new("Chuyển lớp sang VN-2000 hoặc WGS 84 bằng QGIS.", "Transform the layer to VN-2000 or WGS 84, with QGIS for example."))
            : null;
    }

    // Where the file that says so is another one (.prj), that file is the place.
    private static SourcePlace PlaceOf(SourcePlace layer, CrsDeclaration declaration) =>
        declaration.Source is { } source && source.EndsWith(".prj", StringComparison.OrdinalIgnoreCase) ? SourcePlace.OfFile(source) : layer;

    private static CrsDecision Unstated(SourcePlace place, CoordinateSample sample, CoordinateReferenceSystem? neighbor, FindingLog findings)
    {
        if (sample.IsEmpty || sample.LooksLikeDegrees)
        {
            CoordinateReferenceSystem wgs84 = CoordinateReferenceSystem.Wgs84;
            bool swap = !sample.IsEmpty && Swapped(place, wgs84, sample, findings);
            findings.Add(
                "crs-not-stated",
                FindingRank.Warning,
                place,
                new("tệp không ghi hệ tọa độ; giá trị là độ.", "the file does not state its coordinate system; the values are degrees."),
                new(
                    "Đã đọc theo WGS 84. Nếu là VN-2000 địa lý (lệch khoảng 200 m), ghi EPSG:4756 ở khóa 'crs'.",
                    "Read as WGS 84. If it is VN-2000 geographic (about 200 m off), state EPSG:4756 in the key 'crs'."));
            return new CrsDecision(wgs84, CrsOrigin.Recognised, swap, new("WGS 84 (suy ra từ giá trị tính bằng độ)", "WGS 84 (from the values, which are degrees)"));
        }

        IReadOnlyList<(CoordinateReferenceSystem Crs, bool Swap)> fitting = sample.Fitting();
        if (sample.HasExpected && fitting.Count == 1)
        {
            (CoordinateReferenceSystem crs, bool swap) = fitting[0];
            findings.Add(
                "crs-recognised",
                FindingRank.Warning,
                place,
                new("tệp không ghi hệ tọa độ.", "the file does not state its coordinate system."),
                LocalizedText.Of(
                    $"Chỉ {crs} đặt dữ liệu vào vùng các xã; đã đọc theo hệ này. Ghi ở khóa 'crs' để xác nhận.",
                    $"Only {crs} puts the data where the communes are; it was read so. State it in the key 'crs' to confirm."));
            if (swap)
            {
                SayAxes(place, findings);
            }

            return new CrsDecision(crs, CrsOrigin.Recognised, swap, LocalizedText.Of($"{crs} (nhận ra từ vị trí)", $"{crs} (recognised from where the data falls)"));
        }

        if (sample.HasExpected && Assumed(fitting, sample, neighbor) is var (assumed, isSwapped, isOfCommunes))
        {
            string others = string.Join("; ", fitting.Select(f => f.Crs).Where(c => c.EpsgCode != assumed.EpsgCode).Take(6).Select(Described));
            findings.Add(
                "crs-assumed",
                FindingRank.Warning,
                place,
                new("tệp không ghi hệ tọa độ; giá trị là mét.", "the file does not state its coordinate system; the values are metres."),
                LocalizedText.Of(
                    $"Đã đọc theo {assumed}, {(isOfCommunes ? "hệ của ranh giới xã" : "hệ chính thức của tỉnh")}. Hệ khác cũng khớp: {others}; nếu đúng là hệ đó thì ghi ở khóa 'crs' của lớp.",
                    $"Read in {assumed}, {(isOfCommunes ? "the system of the communes" : "the official system of the province")}. Others fit too: {others}; if it is one of them, state it in the layer's key 'crs'."));
            if (isSwapped)
            {
                SayAxes(place, findings);
            }

            return new CrsDecision(assumed, CrsOrigin.Recognised, isSwapped, isOfCommunes
                ? LocalizedText.Of($"{assumed} (như ranh giới xã)", $"{assumed} (as the communes)")
                : LocalizedText.Of($"{assumed} (hệ chính thức của tỉnh)", $"{assumed} (the official system of the province)"));
        }

        throw new InputFileException(
            place,
            new("tệp không ghi hệ tọa độ (thiếu .prj?) và giá trị là mét.", "the file does not state its coordinate system (no .prj?) and the values are metres."),
            Candidates(fitting, sample));
    }

    /// <summary>The one system that fits and is the communes' own or their province's official one; null where there are none or two different ones.</summary>
    private static (CoordinateReferenceSystem Crs, bool Swap, bool IsOfCommunes)? Assumed(
        IReadOnlyList<(CoordinateReferenceSystem Crs, bool Swap)> fitting, CoordinateSample sample, CoordinateReferenceSystem? neighbor)
    {
        (CoordinateReferenceSystem Crs, bool Swap)[] official = [.. fitting.Where(f => sample.IsOfNamedProvince(f.Crs))];
        bool isPlain = neighbor is { IsGeographic: false } && sample.FractionInside(neighbor, swap: false) >= CoordinateSample.Fits;
        bool isSwapped = neighbor is { IsGeographic: false } && !isPlain && sample.FractionInside(neighbor, swap: true) >= CoordinateSample.Fits;
        if (isPlain || isSwapped)
        {
            return official.All(f => f.Crs.EpsgCode == neighbor!.EpsgCode) ? (neighbor!, isSwapped, true) : null;
        }

        return official.Length == 1 ? (official[0].Crs, official[0].Swap, false) : null;
    }

    private static CrsDecision Contradicted(SourcePlace place, CoordinateReferenceSystem stated, CrsOrigin origin, CoordinateSample sample, FindingLog findings)
    {
        IReadOnlyList<(CoordinateReferenceSystem Crs, bool Swap)> fitting = sample.LooksLikeDegrees ? [] : sample.Fitting();
        if (origin != CrsOrigin.User && sample.HasExpected && fitting.Count == 1)
        {
            (CoordinateReferenceSystem crs, bool swap) = fitting[0];
            findings.Add(
                "crs-stated-wrong",
                FindingRank.Warning,
                place,
                LocalizedText.Of($"tệp ghi {stated} nhưng giá trị là mét.", $"the file says {stated}, but the values are metres."),
                LocalizedText.Of($"Chỉ {crs} đặt dữ liệu vào vùng các xã; đã đọc theo hệ này.", $"Only {crs} puts the data where the communes are; it was read so."));
            return new CrsDecision(crs, CrsOrigin.Recognised, swap, LocalizedText.Of($"{crs} (nhận ra từ vị trí)", $"{crs} (recognised from where the data falls)"));
        }

        throw sample.LooksLikeDegrees
            ? new InputFileException(
                place,
                LocalizedText.Of($"hệ tọa độ được ghi là {stated} (mét), nhưng giá trị là độ ({sample.Shown}).", $"the system is stated as {stated} (metres), but the values are degrees ({sample.Shown})."),
                new("Ghi EPSG:4326 (WGS 84) hoặc EPSG:4756 (VN-2000 địa lý) ở --crs hay khóa 'crs'.", "State EPSG:4326 (WGS 84) or EPSG:4756 (VN-2000 geographic) by --crs or the key 'crs'."))
            : new InputFileException(
                place,
                LocalizedText.Of($"hệ tọa độ là {stated} (độ), nhưng giá trị là mét ({sample.Shown}).", $"the system is {stated} (degrees), but the values are metres ({sample.Shown})."),
                Candidates(fitting, sample));
    }

    /// <summary>Whether only the swapped order puts the layer, or most of a layer of which none fits as it stands, where it must be.</summary>
    private static bool Swapped(SourcePlace place, CoordinateReferenceSystem crs, CoordinateSample sample, FindingLog findings)
    {
        double asStated = sample.FractionInside(crs, swap: false), swapped = sample.FractionInside(crs, swap: true);
        bool impossible = crs.IsGeographic && sample.SecondIsNoLatitude;
        bool certain = impossible || swapped >= CoordinateSample.Fits || (swapped >= 0.5 && asStated <= 1 - CoordinateSample.Fits);
        if (asStated >= CoordinateSample.Fits || !certain)
        {
            return false;
        }

        if (crs.IsGeographic)
        {
            findings.Add(
                "crs-lat-lon-swapped",
                FindingRank.Warning,
                place,
                LocalizedText.Of($"vĩ độ và kinh độ đổi chỗ cho nhau (ví dụ {sample.Shown}).", $"latitude and longitude are swapped (for example {sample.Shown})."),
                new("Đã đổi lại: chỉ thứ tự này cho vị trí hợp lệ.", "They were swapped back: only that order gives valid places."));
        }
        else
        {
            SayAxes(place, findings);
        }

        return true;
    }

    private static void SayAxes(SourcePlace place, FindingLog findings) => findings.Add(
        "crs-axes-swapped",
        FindingRank.Info,
        place,
        new("X là tọa độ Bắc, Y là tọa độ Đông (cách ghi VN-2000 của Việt Nam).", "X is the northing and Y the easting, as Vietnamese VN-2000 lists have it."),
        new("Đã đọc theo thứ tự đó.", "They were read in that order."));

    private static void DoubtZone(SourcePlace place, CoordinateReferenceSystem stated, CoordinateSample sample, FindingLog findings)
    {
        bool vietnamese = CoordinateReferenceSystem.UsedInVietnam.Any(c => c.EpsgCode == stated.EpsgCode) || stated.DatumShiftName is not null;
        if (!sample.HasExpected && !vietnamese)
        {
            return;
        }

        bool outside = sample.FractionInside(stated, swap: false) < 0.5;
        if (!outside && (sample.HasExpected || !sample.ContradictsProvince(stated)))
        {
            return;
        }

        IReadOnlyList<(CoordinateReferenceSystem Crs, bool Swap)> fitting = sample.Fitting();
        findings.Add(
            "crs-zone-doubtful",
            FindingRank.Warning,
            place,
            sample.HasExpected ? LocalizedText.Of($"theo {stated} thì dữ liệu nằm ngoài vùng các xã.", $"in {stated} the data falls outside the communes.")
            : outside ? LocalizedText.Of($"theo {stated} thì dữ liệu nằm ngoài Việt Nam.", $"in {stated} the data falls outside Viet Nam.")
            : LocalizedText.Of($"{stated} không phải múi của tỉnh ghi trong lớp.", $"{stated} is not the zone of the province that the layer names."),
            Candidates(fitting, sample));
    }

    private static LocalizedText Candidates(IReadOnlyList<(CoordinateReferenceSystem Crs, bool Swap)> fitting, CoordinateSample sample)
    {
        string list = string.Join("; ", fitting.Take(6).Select(f => Described(f.Crs)));
        CoordinateReferenceSystem? official = fitting.Select(f => f.Crs).FirstOrDefault(sample.IsOfNamedProvince);
        return official is not null
            ? LocalizedText.Of(
                $"Hệ chính thức của tỉnh ghi trong lớp và khớp với dữ liệu: {Described(official)}. Ghi hệ này bằng --crs hoặc khóa 'crs'.",
                $"The official system of the province the layer names, which fits the data: {Described(official)}. State it by --crs or the key 'crs'.")
            : fitting.Count == 0
            ? new("Ghi hệ tọa độ bằng --crs EPSG:… hoặc khóa 'crs' (không hệ nào của Việt Nam khớp).", "State the system by --crs EPSG:… or the key 'crs' (no system used in Viet Nam fits).")
            : sample.HasExpected
                ? LocalizedText.Of($"Các hệ đặt dữ liệu vào vùng các xã: {list}. Ghi một hệ bằng --postal-crs hay --bts-crs của lệnh new, hoặc khóa 'crs'.", $"Systems that put the data where the communes are: {list}. State one by --postal-crs or --bts-crs of new, or the key 'crs'.")
                : LocalizedText.Of($"Các hệ đặt dữ liệu vào Việt Nam: {list}. Ghi một hệ bằng --crs hoặc khóa 'crs'.", $"Systems that put the data inside Viet Nam: {list}. State one by --crs or the key 'crs'.");
    }

    private static string Described(CoordinateReferenceSystem crs)
    {
        VietnamZone? zone = VietnamZone.All.FirstOrDefault(z => z.EpsgCode == crs.EpsgCode);
        return zone is { Provinces.Length: > 0 } ? $"{crs}: {zone.Provinces}" : crs.ToString();
    }

    private static LocalizedText Explain(CoordinateReferenceSystem crs, CrsOrigin origin, CrsDeclaration declaration, bool swapped)
    {
        LocalizedText by = origin switch
        {
            CrsOrigin.User => new("người dùng ghi", "stated by the user"),
            CrsOrigin.Format => LocalizedText.Of($"định dạng quy định, {declaration.Source}", $"fixed by the format, {declaration.Source}"),
            _ => LocalizedText.Of($"tệp ghi, {declaration.Source}", $"stated by the file, {declaration.Source}"),
        };
        return swapped
            ? LocalizedText.Of($"{crs} ({by.Vietnamese}; đổi thứ tự trục)", $"{crs} ({by.English}; axes swapped)")
            : LocalizedText.Of($"{crs} ({by.Vietnamese})", $"{crs} ({by.English})");
    }
}
