using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Gaps;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Radio.Measurements;
using CoverageAnalyzer.Engine.Radio.Networks;
using CoverageAnalyzer.Engine.Rules;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>The fixed words of choice columns: as stored, and as people read them.</summary>
internal static class ColumnChoices
{
    public static IReadOnlyList<(string Value, LocalizedText Text)> Verdicts { get; } =
    [
        ("yes", LocalizedText.Of($"có", $"yes")),
        ("no", LocalizedText.Of($"không", $"no")),
        ("undecidable", LocalizedText.Of($"chưa xác định được", $"undecidable")),
    ];

    public static IReadOnlyList<(string Value, LocalizedText Text)> Gaps { get; } =
    [
        ("none", LocalizedText.Of($"đủ", $"none")),
        ("partial", LocalizedText.Of($"thiếu một phần", $"partial")),
        ("full", LocalizedText.Of($"thiếu hoàn toàn", $"full")),
    ];

    public static IReadOnlyList<(string Value, LocalizedText Text)> Services { get; } =
    [
        ("postal", LocalizedText.Of($"bưu chính", $"postal")),
        ("mobile", LocalizedText.Of($"di động", $"mobile")),
    ];

    public static IReadOnlyList<(string Value, LocalizedText Text)> MobileAreas { get; } =
    [
        ("covered", LocalizedText.Of($"có phủ sóng", $"covered")),
        ("uncertain", LocalizedText.Of($"chưa chắc", $"uncertain")),
        ("shadow", LocalizedText.Of($"bị địa hình che khuất", $"in the shadow of terrain")),
        ("unknown", LocalizedText.Of($"không biết", $"unknown")),
    ];

    public static IReadOnlyList<(string Value, LocalizedText Text)> Measurements { get; } =
    [
        ("compared", LocalizedText.Of($"đã so sánh", $"compared")),
        ("no_server", LocalizedText.Of($"dự báo không có sóng", $"no signal predicted")),
        ("unknown", LocalizedText.Of($"không dự báo được", $"prediction unknown")),
        ("void", LocalizedText.Of($"ô độ cao trống", $"no elevation")),
        ("outside", LocalizedText.Of($"ngoài mô hình độ cao", $"outside the elevation model")),
        ("no_network", LocalizedText.Of($"không có trạm của mạng này", $"no site of that network")),
    ];

    public static IReadOnlyList<(string Value, LocalizedText Text)> MeasurementScopes { get; } =
    [
        ("all", LocalizedText.Of($"tất cả", $"all")),
        ("class", LocalizedText.Of($"một lớp phủ", $"one class")),
    ];

    public static IReadOnlyList<(string Value, LocalizedText Text)> OperatorScopes { get; } =
    [
        ("operator", LocalizedText.Of($"một nhà mạng", $"one operator")),
        ("all", LocalizedText.Of($"mọi nhà mạng cùng lúc", $"all operators at once")),
    ];

    public static IReadOnlyList<(string Value, LocalizedText Text)> Ranks { get; } =
    [
        ("error", LocalizedText.Of($"lỗi", $"error")),
        ("warning", LocalizedText.Of($"cảnh báo", $"warning")),
        ("info", LocalizedText.Of($"thông tin", $"info")),
    ];

    public static IReadOnlyList<(string Value, LocalizedText Text)> ProgrammeStatus { get; } =
    [
        ("no", LocalizedText.Of($"không thuộc diện", $"does not qualify")),
        ("served", LocalizedText.Of($"thuộc loại vùng được hỗ trợ nhưng đã đủ dịch vụ", $"qualifies by class, already served")),
        ("qualifies", LocalizedText.Of($"thuộc diện chương trình", $"qualifies")),
        ("undecidable", LocalizedText.Of($"chưa xác định được", $"undecidable")),
    ];

    public static IReadOnlyList<(string Value, LocalizedText Text)> TerrainClasses { get; } =
    [
        ("no", LocalizedText.Of($"không phải miền núi", $"not mountainous")),
        ("mountainous", LocalizedText.Of($"miền núi", $"mountainous")),
        ("highland", LocalizedText.Of($"vùng cao", $"highland")),
        ("undecidable", LocalizedText.Of($"chưa xác định được", $"undecidable")),
    ];

    public static IReadOnlyList<(string Value, LocalizedText Text)> LackingServices { get; } =
    [
        ("none", LocalizedText.Of($"không thiếu", $"none")),
        ("postal", LocalizedText.Of($"thiếu bưu chính", $"postal")),
        ("mobile", LocalizedText.Of($"thiếu di động", $"mobile")),
        ("both", LocalizedText.Of($"thiếu cả hai", $"postal and mobile")),
    ];

    public static IReadOnlyList<(string Value, LocalizedText Text)> Disadvantaged { get; } =
    [
        ("island", LocalizedText.Of($"hải đảo", $"island")),
        ("border", LocalizedText.Of($"biên giới", $"land border")),
        ("mountainous", LocalizedText.Of($"miền núi", $"mountainous")),
        ("remote", LocalizedText.Of($"vùng sâu, vùng xa", $"remote")),
        ("none", LocalizedText.Of($"không", $"none")),
        ("undecidable", LocalizedText.Of($"chưa xác định được", $"undecidable")),
    ];

    public static IReadOnlyList<(string Value, LocalizedText Text)> Limitations { get; } =
        [("outside", LocalizedText.Of($"ngoài vùng khó khăn", $"outside disadvantaged areas")), .. LackingServices, ("undecidable", LocalizedText.Of($"chưa xác định được", $"undecidable"))];

    public static IReadOnlyList<(string Value, LocalizedText Text)> Statuses { get; } =
    [
        ("read", LocalizedText.Of($"đã đọc văn bản", $"read")),
        ("fit", LocalizedText.Of($"suy ra từ số liệu công bố", $"fitted to published figures")),
        ("partly", LocalizedText.Of($"đọc được một phần", $"partly read")),
        ("not_found", LocalizedText.Of($"chưa tìm thấy văn bản", $"not found")),
        ("proposal", LocalizedText.Of($"đề xuất", $"proposal")),
    ];

    public static IReadOnlyList<(string Value, LocalizedText Text)> Scopes { get; } =
    [
        ("commune", LocalizedText.Of($"xã", $"commune")),
        ("village", LocalizedText.Of($"thôn, bản", $"village")),
        ("district", LocalizedText.Of($"huyện", $"district")),
        ("study", LocalizedText.Of($"toàn tỉnh", $"whole study")),
    ];

    public static IReadOnlyList<(string Value, LocalizedText Text)> Differences { get; } =
    [
        ("both", LocalizedText.Of($"cả hai", $"both")),
        ("computed_only", LocalizedText.Of($"chỉ theo tính toán", $"computed only")),
        ("listed_only", LocalizedText.Of($"chỉ theo danh sách", $"listed only")),
        ("neither", LocalizedText.Of($"cả hai đều không", $"neither")),
    ];

    public static IReadOnlyList<(string Value, LocalizedText Text)> Kinds { get; } =
    [
        ("mountainous", LocalizedText.Of($"Miền núi", $"Mountainous")),
        ("highland", LocalizedText.Of($"Vùng cao", $"Highland")),
        ("remote", LocalizedText.Of($"Vùng sâu, vùng xa", $"Remote")),
        ("border", LocalizedText.Of($"Biên giới đất liền", $"Land border")),
        ("sea_border", LocalizedText.Of($"Giáp biển", $"On the sea")),
        ("island", LocalizedText.Of($"Hải đảo", $"Island")),
        ("other", LocalizedText.Of($"Ngoài các vùng khó khăn", $"All other communes")),
    ];

    public static string Of(UnitClass kind) => kind switch
    {
        UnitClass.Mountainous => "mountainous",
        UnitClass.Highland => "highland",
        UnitClass.Island => "island",
        UnitClass.LandBorder => "border",
        UnitClass.SeaBorder => "sea_border",
        UnitClass.Remote => "remote",
        UnitClass.Programme => "programme",
        _ => "other",
    };

    public static string Of(RuleStatus status) => status switch
    {
        RuleStatus.Read => "read",
        RuleStatus.Fit => "fit",
        RuleStatus.Partly => "partly",
        RuleStatus.NotFound => "not_found",
        _ => "proposal",
    };

    public static string Of(RuleScope scope) => scope switch
    {
        RuleScope.Commune => "commune",
        RuleScope.Village => "village",
        RuleScope.District => "district",
        _ => "study",
    };

    /// <summary>What a bool that may be unknown is stored as.</summary>
    public static string Of(bool? value) => value is bool known ? Of(known) : string.Empty;

    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Yes => "yes",
        Verdict.No => "no",
        Verdict.Undecidable => "undecidable",
        _ => string.Empty,
    };

    public static string Of(GapLevel level) => level switch
    {
        GapLevel.None => "none",
        GapLevel.Partial => "partial",
        GapLevel.Full => "full",
        _ => string.Empty,
    };

    public static string Of(Service service) => service == Service.Postal ? "postal" : "mobile";

    public static string Of(MeasurementStatus status) => status switch
    {
        MeasurementStatus.Compared => "compared",
        MeasurementStatus.NoServer => "no_server",
        MeasurementStatus.OnVoid => "void",
        MeasurementStatus.OutsideElevation => "outside",
        MeasurementStatus.NoSuchNetwork => "no_network",
        _ => "unknown",
    };

    public static string Of(RadioOutlineClass area) => area switch
    {
        RadioOutlineClass.Covered => "covered",
        RadioOutlineClass.Uncertain => "uncertain",
        RadioOutlineClass.Shadow => "shadow",
        _ => "unknown",
    };

    public static string Of(FindingRank rank) => rank switch
    {
        FindingRank.Error => "error",
        FindingRank.Warning => "warning",
        _ => "info",
    };

    public static string Of(bool value) => value ? "yes" : "no";
}
