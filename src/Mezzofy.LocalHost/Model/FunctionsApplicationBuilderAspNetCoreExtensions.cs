namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Turns on HTTP.</summary>
public static class FunctionsApplicationBuilderAspNetCoreExtensions
{
    /// <summary>Serves HTTP triggers with ASP.NET Core's request, response and results.</summary>
    /// <param name="builder">The app.</param>
    public static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(this FunctionsApplicationBuilder builder)
    {
        builder.Host.ServesHttp = true;
        return builder;
    }
}
