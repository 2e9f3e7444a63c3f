namespace CoverageAnalyzer.Data.Vector.GeoJson;

/// <summary>A property name met in the features of a file.</summary>
/// <param name="index">Its place among the fields.</param>
/// <param name="key">Its name as it stands in the file, read as UTF-8: what it is recognised by.</param>
/// <param name="bytes">The bytes of its name in the file.</param>
internal sealed class GeoJsonField(int index, string key, byte[] bytes)
{
    /// <summary>Its place among the fields.</summary>
    public int Index { get; } = index;

    /// <summary>Its name as it stands in the file, read as UTF-8: what it is recognised by.</summary>
    public string Key { get; } = key;

    /// <summary>The bytes of its name in the file.</summary>
    public byte[] Bytes { get; } = bytes;

    /// <summary>Kinds of its values so far.</summary>
    public ValueKinds Kinds { get; set; }

    /// <summary>Its type for people.</summary>
    public string Type => Kinds switch
    {
        ValueKinds.Integer => "integer",
        ValueKinds.Number or (ValueKinds.Integer | ValueKinds.Number) => "number",
        ValueKinds.YesNo => "yes/no",
        _ => "text",
    };
}
