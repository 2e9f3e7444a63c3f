namespace CoverageAnalyzer.Web.Contract;

/// <summary>A point of a layer that a scenario changes.</summary>
internal sealed record WhatIfPointAnswer(string Code, string Name, double Longitude, double Latitude, double RadiusKilometres, string Change);
