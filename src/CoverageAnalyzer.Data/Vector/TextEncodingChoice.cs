using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Vector;

/// <summary>A text encoding and who chose it.</summary>
/// <param name="Name">Name for people: UTF-8, Windows-1258, TCVN3 (ABC).</param>
/// <param name="DecidedBy">user, cpg, dbf language byte, byte order mark, format, recognised, default.</param>
public sealed record TextEncodingChoice(string Name, string DecidedBy)
{
    /// <summary>The encoding and who chose it, for people.</summary>
    public LocalizedText Words
    {
        get
        {
            LocalizedText by = DecidedBy switch
            {
                "user" => new("người dùng ghi", "stated by the user"),
                "cpg" => new("theo .cpg", "by the .cpg"),
                "dbf language byte" => new("theo byte ngôn ngữ của .dbf", "by the .dbf's language byte"),
                "byte order mark" => new("theo dấu thứ tự byte ở đầu tệp", "by the mark at the start of the file"),
                "format" => new("định dạng quy định", "fixed by the format"),
                "recognised" => new("nhận dạng từ nội dung", "recognised from the text"),
                _ => new("mặc định", "default"),
            };
            return LocalizedText.Of($"{Name} ({by.Vietnamese})", $"{Name} ({by.English})");
        }
    }
}
