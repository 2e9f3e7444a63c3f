namespace CoverageAnalyzer.Workers.Jobs;

/// <summary>One study of a job. The paths are those of the shared storage, the same on every machine.</summary>
/// <param name="Study">Full path of the study's folder.</param>
/// <param name="Results">Full path of the results folder.</param>
/// <param name="StudySha256">SHA-256 of the study's <c>study.json</c> as the submitter sees it, lower-case hexadecimal.</param>
public sealed record StudyTask(string Study, string Results, string StudySha256);
