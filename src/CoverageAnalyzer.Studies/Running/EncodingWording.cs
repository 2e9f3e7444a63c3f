using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>A text encoding and who chose it, in words.</summary>
internal static class EncodingWording
{
    /// <summary>For example <c>TCVN3 (recognised from the text)</c>.</summary>
    /// <param name="encoding">The choice.</param>
    public static LocalizedText Of(TextEncodingChoice encoding)
    {
        LocalizedText by = encoding.DecidedBy switch
        {
            "user" => new("người dùng ghi", "stated by the user"),
            "cpg" => new("theo .cpg", "by the .cpg"),
            "dbf language byte" => new("theo byte ngôn ngữ của .dbf", "by the .dbf's language byte"),
            "format" => new("định dạng quy định", "fixed by the format"),
            "byte order mark" => new("theo dấu đầu tệp", "by the byte order mark"),
            "recognised" => new("nhận dạng từ nội dung", "recognised from the text"),
            _ => new("mặc định", "default"),
        };
        return LocalizedText.Of($"{encoding.Name} ({by.Vietnamese})", $"{encoding.Name} ({by.English})");
    }
}
