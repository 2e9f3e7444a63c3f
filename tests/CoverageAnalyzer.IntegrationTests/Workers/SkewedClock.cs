namespace CoverageAnalyzer.IntegrationTests.Workers;

/// <summary>A library to be loaded before the program that moves its wall clock by <c>CLOCK_OFFSET_SECONDS</c>; other clocks run on.</summary>
internal static class SkewedClock
{
    /// <summary>Its source in C.</summary>
    public const string Source = """
        #define _GNU_SOURCE
        #include <dlfcn.h>
        #include <stdlib.h>
        #include <sys/time.h>
        #include <time.h>
        static long offset(void) { const char *text = getenv("CLOCK_OFFSET_SECONDS"); return text ? atol(text) : 0; }
        int clock_gettime(clockid_t id, struct timespec *value) {
            static int (*real)(clockid_t, struct timespec *);
            if (!real) real = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
            int result = real(id, value);
            if (result == 0 && (id == CLOCK_REALTIME || id == CLOCK_REALTIME_COARSE)) value->tv_sec += offset();
            return result;
        }
        int gettimeofday(struct timeval *restrict value, void *restrict zone) {
            static int (*real)(struct timeval *, void *);
            if (!real) real = (int (*)(struct timeval *, void *))dlsym(RTLD_NEXT, "gettimeofday");
            int result = real(value, zone);
            if (result == 0 && value) value->tv_sec += offset();
            return result;
        }
        time_t time(time_t *value) {
            struct timespec now;
            clock_gettime(CLOCK_REALTIME, &now);
            if (value) *value = now.tv_sec;
            return now.tv_sec;
        }
        """;
}
