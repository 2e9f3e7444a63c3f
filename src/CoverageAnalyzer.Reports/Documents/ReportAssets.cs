using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace CoverageAnalyzer.Reports.Documents;

/// <summary>The style and the one script of the report page, from the program itself.</summary>
internal static class ReportAssets
{
    /// <summary>The style sheet.</summary>
    public static string Style { get; } = Read("report.css");

    /// <summary>The script that makes tables sortable; the page is whole without it.</summary>
    public static string Script { get; } = Read("report.js");

    /// <summary>
    /// What a browser may do with the page: show it, run this one script (known by its hash), load nothing. A name that smuggles
    /// a script in would not be run even if it were not escaped.
    /// </summary>
    public static string ContentPolicy { get; } =
        $"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Script)))}'; base-uri 'none'; form-action 'none'";

    private static string Read(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("documents/" + name)!;
        using var reader = new StreamReader(stream);

        // A browser hashes a script with its line ends made \n, however the file was checked out.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
