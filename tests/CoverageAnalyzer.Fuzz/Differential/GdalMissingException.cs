namespace CoverageAnalyzer.Fuzz.Differential;

/// <summary>GDAL for Python is not installed: nothing can be compared, which is no failure of ours.</summary>
internal sealed class GdalMissingException() : Exception("GDAL for python3 is missing: apt install python3-gdal");
