namespace CoverageAnalyzer.Web.Contract;

/// <summary>Something noticed of a change of a scenario.</summary>
internal sealed record WhatIfNoteAnswer(int? Edit, string Rank, string Message);
