namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>What the readers of all parts share while rows are put together, one after the other.</summary>
/// <param name="ring">The ring that rows are added to.</param>
/// <param name="numbers">Number of technologies of all sites.</param>
internal sealed class RadioPartRow(RadioAccumulator ring, int numbers)
{
    /// <summary>The ring.</summary>
    public RadioAccumulator Ring { get; } = ring;

    /// <summary>Number of technologies of all sites.</summary>
    public int Numbers { get; } = numbers;

    /// <summary>Number of the best server's technology of each cell of the row at hand.</summary>
    public int[] Layers { get; } = new int[ring.Columns];

    /// <summary>Margins of a run of its cells.</summary>
    public float[] Margins { get; } = new float[ring.Columns];
}
