namespace CoverageAnalyzer.Web.Stores;

/// <summary>What is known of a shared store since the last look into it.</summary>
/// <param name="IsThere">Whether it answered.</param>
/// <param name="Since">Since when it does, or does not.</param>
/// <param name="MayEdit">Whether the server's user may change scenarios, as far as was known last.</param>
/// <param name="Scenarios">Another text whenever a scenario was stored or deleted.</param>
/// <param name="Push">A push of the served study that is newer than what is served; null where there is none.</param>
internal sealed record StoreState(bool IsThere, DateTimeOffset Since, bool MayEdit, string Scenarios, ServedPush? Push = null);
