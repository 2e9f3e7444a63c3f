using System.Text;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Vector.GeoPackage;

/// <summary>Paths that are too long for a database file, though the system takes them: said before hours of work end in "unable to open database file".</summary>
/// <remarks>
/// Source: SQLite, os_unix.c, MAX_PATHNAME = 512 bytes with every link followed; QGIS and GDAL open files through the same library.
/// Valid for: Unix. Under Windows the system's own limit comes first.
/// </remarks>
public static class DatabasePath
{
    /// <summary>Bytes of a path that SQLite opens, with room for what it puts after the name.</summary>
    public const int LongestBytes = 500;

    /// <summary>What is wrong with a path, as a sentence; null where it is short enough.</summary>
    /// <param name="path">The file's full path.</param>
    public static LocalizedText? Fault(string path)
    {
        int bytes = Encoding.UTF8.GetByteCount(path);
        return OperatingSystem.IsWindows() || bytes <= LongestBytes ? null : LocalizedText.Of(
            $"đường dẫn tới tệp GeoPackage dài {bytes:N0} byte; GeoPackage, cả trong QGIS, chỉ mở được tới {LongestBytes}.",
            $"the path to the GeoPackage is {bytes:N0} bytes long; a GeoPackage, in QGIS too, opens with {LongestBytes} at most.");
    }
}
