using Mezzofy.Core.Outputs.Chromium;
using Mezzofy.Core.Outputs.Csv;
using Mezzofy.Core.Outputs.Documents;
using Mezzofy.Core.Outputs.Documents.Docx;
using Mezzofy.Core.Outputs.Pdf;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Mezzofy.Core.Outputs;

/// <summary>Registers the renderers, and the browser that the PDF renderer keeps warm.</summary>
public static class OutputsSetup
{
    /// <summary>Adds an <see cref="IReportRenderer"/> for each format, and <see cref="OutputOptions"/>.</summary>
    /// <exception cref="InvalidOperationException">A setting under <c>Outputs</c> is out of range; the message names it.</exception>
    public static IServiceCollection AddOutputs(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(Read(configuration.GetSection(OutputOptions.Section)));
        services.AddSingleton<ChromiumLocator>();
        services.AddSingleton<WarmBrowser>();
        services.AddSingleton<PdfPrinter>();
        services.AddSingleton<IReportRenderer, PdfRenderer>();
        services.AddSingleton<IReportRenderer, CsvRenderer>();
        services.AddSingleton<IReportRenderer, MarkdownRenderer>();
        services.AddSingleton<IReportRenderer, DocxRenderer>();
        services.AddHostedService<BrowserWarmup>();
        return services;
    }

    private static OutputOptions Read(IConfigurationSection section)
    {
        var options = section.Get<OutputOptions>() ?? new OutputOptions();
        Require(options.MaxConcurrentRenders is >= 1 and <= 16, nameof(options.MaxConcurrentRenders), "a number from 1 to 16");
        Require(
            options.RenderTimeLimit >= TimeSpan.FromSeconds(1) && options.RenderTimeLimit <= TimeSpan.FromMinutes(5),
            nameof(options.RenderTimeLimit),
            "a time from 00:00:01 to 00:05:00");
        return options;
    }

    private static void Require(bool holds, string setting, string expected)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"{OutputOptions.Section}:{setting} must be {expected}.");
        }
    }
}
