namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>What an assumed figure rests on.</summary>
public enum FigureBasis
{
    /// <summary>Printed in a standard, a report or a decision.</summary>
    Published = 0,

    /// <summary>Worked out from published figures; the source says how.</summary>
    Derived = 1,

    /// <summary>Engineering judgement.</summary>
    Judgement = 2,

    /// <summary>Said to be printed, or worked out from such a figure, but the document itself was not read when the figure was taken over: compare before it is cited.</summary>
    Unchecked = 3,
}
