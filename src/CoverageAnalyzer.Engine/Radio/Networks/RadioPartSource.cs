namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>Where the rows of a part of a network are to be read.</summary>
/// <param name="Content">What they hold of the cells.</param>
/// <param name="Open">Opens them at their beginning; called once, when the part's first row is wanted. The stream is disposed of after its last.</param>
public sealed record RadioPartSource(RadioPartContent Content, Func<Stream> Open);
