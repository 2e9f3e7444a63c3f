namespace CoverageAnalyzer.Data.Vector;

/// <summary>A style QGIS finds inside a GeoPackage.</summary>
/// <param name="Table">The table it is for.</param>
/// <param name="Name">Its name.</param>
/// <param name="Qml">QGIS style document.</param>
/// <param name="Sld">The same as OGC SLD, for other programs.</param>
/// <param name="IsDefault">Whether QGIS opens the layer with it; one a table.</param>
/// <param name="Description">What it shows.</param>
public sealed record GeoPackageStyle(string Table, string Name, string Qml, string Sld, bool IsDefault, string Description);
