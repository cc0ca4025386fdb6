using Mezzofy.LocalHost.Hosting;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Where an app starts.</summary>
public class FunctionsApplication
{
    /// <summary>Makes the app's builder, with its settings read.</summary>
    /// <param name="args">The command line; <c>--key value</c> pairs become settings.</param>
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) => new(LaunchOptions.OfProcess(args));
}
