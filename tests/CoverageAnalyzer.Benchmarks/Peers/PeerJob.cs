namespace CoverageAnalyzer.Benchmarks.Peers;

/// <summary>A job that a peer's script and we both do.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Script">The peer's script in the peers' folder.</param>
/// <param name="Arguments">Its arguments, <c>{data}</c>, <c>{out}</c> and <c>{n}</c> (repetitions) filled in.</param>
/// <param name="Ours">The same job here; it keeps its result for <paramref name="Check"/>.</param>
/// <param name="Check">Says what of our result differs from a file of the peer's, or null where all agrees.</param>
/// <param name="ResultFile">The file, written by the peer into its output folder and kept among the expected results.</param>
internal sealed record PeerJob(string Name, string Script, string Arguments, Action Ours, Func<string, string?> Check, string ResultFile);
