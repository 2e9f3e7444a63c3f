using BenchmarkDotNet.Running;
using CoverageAnalyzer.Benchmarks.Peers;

// "peers S …" runs our kernels and the peers' scripts in turn; anything else goes to BenchmarkDotNet (for example "--filter *Locator*").
if (args is ["peers", .. var rest])
{
    return PeerRun.Run(rest);
}

BenchmarkSwitcher.FromAssembly(typeof(PeerRun).Assembly).Run(args);
return 0;
