using System.Collections.Frozen;
using System.Reflection;
using CoverageAnalyzer.Web.Answers;

namespace CoverageAnalyzer.Web.Assets;

/// <summary>The files of the page, kept inside the program: only these can be asked for, by their exact names.</summary>
internal sealed class ClientAssets
{
    private const string Prefix = "client/";
    /// <summary>Address of the page itself.</summary>
    public const string IndexPath = "/index.html";

    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [".html"] = "text/html; charset=utf-8", [".js"] = "text/javascript; charset=utf-8", [".css"] = "text/css; charset=utf-8",
        [".json"] = "application/json; charset=utf-8", [".svg"] = "image/svg+xml", [".png"] = "image/png", [".ico"] = "image/x-icon",
        [".woff2"] = "font/woff2", [".txt"] = "text/plain; charset=utf-8", [".webmanifest"] = "application/manifest+json",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, Lazy<CachedAnswer>> files;

    private ClientAssets(IEnumerable<(string Path, Func<byte[]> Read)> found)
    {
        files = found
            .Where(f => Types.ContainsKey(System.IO.Path.GetExtension(f.Path)))
            .ToFrozenDictionary(f => f.Path, f => new Lazy<CachedAnswer>(() => new CachedAnswer(Types[System.IO.Path.GetExtension(f.Path)], f.Read())), StringComparer.Ordinal);
    }

    /// <summary>True where the page was built.</summary>
    public bool IsBuilt => files.ContainsKey(IndexPath);

    /// <summary>The files inside the program.</summary>
    public static ClientAssets Embedded()
    {
        Assembly assembly = typeof(ClientAssets).Assembly;
        return new(assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Select(n => ("/" + n[Prefix.Length..], (Func<byte[]>)(() =>
        {
            using Stream stream = assembly.GetManifestResourceStream(n)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }))));
    }

    /// <summary>Their addresses.</summary>
    public IReadOnlyList<string> Paths => files.Keys;

    /// <summary>A file.</summary>
    /// <param name="path">One of <see cref="Paths"/>.</param>
    public CachedAnswer Get(string path) => files[path].Value;
}
