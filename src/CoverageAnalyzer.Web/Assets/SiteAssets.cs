using CoverageAnalyzer.Web.Answers;

namespace CoverageAnalyzer.Web.Assets;

/// <summary>The few files the server itself needs, whether or not the page was built: icon and style of its plain pages.</summary>
internal static class SiteAssets
{
    /// <summary>Address of the style of the plain pages.</summary>
    public const string StylePath = "/login.css";

    /// <summary>Address of the icon.</summary>
    public const string IconPath = "/favicon.svg";

    /// <summary>Address of the icon where browsers look for it by themselves.</summary>
    public const string OldIconPath = "/favicon.ico";

    /// <summary>The style.</summary>
    public static CachedAnswer Style { get; } = new("text/css; charset=utf-8", Read("plain.css"));

    /// <summary>The icon.</summary>
    public static CachedAnswer Icon { get; } = new("image/svg+xml", Read("favicon.svg"));

    private static byte[] Read(string name)
    {
        using Stream stream = typeof(SiteAssets).Assembly.GetManifestResourceStream("site/" + name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
