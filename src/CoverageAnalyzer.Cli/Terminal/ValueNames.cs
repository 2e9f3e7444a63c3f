using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Cli.Terminal;

/// <summary>What a value is called in help and messages: <c>FILE</c> in English, <c>TỆP</c> in Vietnamese.</summary>
internal static class ValueNames
{
    /// <summary>The name in both languages.</summary>
    /// <param name="name">The English name, as declared.</param>
    public static LocalizedText Of(string name) => name switch
    {
        "FILE" => new("TỆP", name),
        "DIR" => new("THƯ_MỤC", name),
        "DIR|FILE" => new("THƯ_MỤC|TỆP", name),
        "STUDY" => new("NGHIÊN_CỨU", name),
        "COMMUNES" => new("XÃ", name),
        "POINTS" => new("ĐIỂM", name),
        "FIELD" => new("CỘT", name),
        "NAME" => new("TÊN", name),
        "ADDRESS" => new("ĐỊA_CHỈ", name),
        "ACTION" => new("VIỆC", name),
        "WHAT" => new("ĐỐI_TƯỢNG", name),
        "SHELL" => new("LOẠI", name),
        _ => LocalizedText.Same(name),
    };
}
