using BenchmarkDotNet.Running;
using CoverageAnalyzer.Benchmarks;
using CoverageAnalyzer.Benchmarks.Peers;

// "elevation FILE …" measures how fast heights are read; "peers S …" runs our kernels and the peers' scripts in turn; anything else goes to BenchmarkDotNet (for example "--filter *Locator*").
if (args is ["peers", .. var rest])
{
    return PeerRun.Run(rest, (data, size) => PeerJobs.All(new PeerWorkload(data), size));
}

// The same for heights and slopes of communes.
if (args is ["zonal", .. var zonal])
{
    return PeerRun.Run(zonal, (data, size) => ZonalJobs.All(new ZonalWorkload(data), size));
}

if (args is ["elevation", .. var files])
{
    return ElevationRun.Run(files);
}

BenchmarkSwitcher.FromAssembly(typeof(PeerRun).Assembly).Run(args);
return 0;
