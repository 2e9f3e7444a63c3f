using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Studies.Running;
using CoverageAnalyzer.Workers.Jobs;

namespace CoverageAnalyzer.Workers.Working;

/// <summary>What a worker leaves to the program around it.</summary>
/// <param name="Answer">What the submitter prints for a study. It must depend on nothing but the results.</param>
/// <param name="Describe">An error in words that a planner understands.</param>
/// <param name="Log">Takes a line of the worker's log.</param>
public sealed record WorkerHooks(Func<StudyResults, JobAnswer> Answer, Func<Exception, LocalizedText> Describe, Action<LocalizedText> Log);
