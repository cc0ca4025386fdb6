using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mezzofy.Core.Tools.Documents;

/// <summary>Registers the tools that make files.</summary>
public static class DocumentToolsSetup
{
    /// <summary>Adds <c>pdf_generator</c> and <c>document_generator</c>; they need the outputs and the artifacts.</summary>
    public static IServiceCollection AddDocumentTools(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<DocumentFiles>();
        services.AddSingleton<Tool, PdfGenerator>();
        services.AddSingleton<Tool, DocumentGenerator>();
        return services;
    }
}
