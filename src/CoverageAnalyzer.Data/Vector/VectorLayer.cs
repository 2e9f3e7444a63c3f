using CoverageAnalyzer.Data.Import;

namespace CoverageAnalyzer.Data.Vector;

/// <summary>An open layer: what it is, and its features one after the other.</summary>
/// <remarks>Features are read from the file as they are asked for; a layer can be read once or more, never by two at a time.</remarks>
public abstract class VectorLayer : IDisposable
{
    private string[]? fieldNames;

    /// <summary>File name without its folder, for messages.</summary>
    public required string File { get; init; }

    /// <summary>Format for people: GeoJSON, ESRI Shapefile, GeoPackage.</summary>
    public required string Format { get; init; }

    /// <summary>Layer name.</summary>
    public required string Name { get; init; }

    /// <summary>Fields in order.</summary>
    public required IReadOnlyList<VectorField> Fields { get; init; }

    /// <summary>Names of the fields, the same list each time.</summary>
    internal IReadOnlyList<string> FieldNames => fieldNames ??= [.. Fields.Select(f => f.Name)];

    /// <summary>What the file says about its coordinate reference system.</summary>
    public required CrsDeclaration Crs { get; init; }

    /// <summary>Text encoding used, for example <c>TCVN3 (ABC)</c>, and how it was decided, for people.</summary>
    public required TextEncodingChoice Encoding { get; init; }

    /// <summary>All files the layer is read from (a shapefile has several), full paths, for the manifest.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>Reads the features in the file's order. A feature that cannot be read at all is a finding and is left out.</summary>
    /// <param name="findings">Takes what is wrong with single features.</param>
    /// <param name="cancellation">Stops between two features.</param>
    /// <exception cref="InputFileException">The file breaks off or is not of its format.</exception>
    public abstract IEnumerable<VectorFeature> ReadFeatures(Engine.Findings.FindingLog findings, CancellationToken cancellation = default);

    /// <summary>What was read of a database table, once its features were read to the end; null for files.</summary>
    public virtual PostGis.Layers.TableDigest? Digest => null;

    /// <summary>Key of a feature of a database table, for messages: <c>code=01234</c>; null where its number says it.</summary>
    /// <param name="number">The feature's number.</param>
    public virtual string? KeyOf(long number) => null;

    /// <summary>Closes the file.</summary>
    public abstract void Dispose();
}
