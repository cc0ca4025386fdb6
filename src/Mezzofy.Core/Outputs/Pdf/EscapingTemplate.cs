using System.Net;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Mezzofy.Core.Outputs.Pdf;

/// <summary>HTML that is ours and is written as it is; everything else is escaped.</summary>
/// <param name="Html">Made by this assembly, or sanitised by it.</param>
internal sealed record SafeHtml(string Html);

/// <summary>A Scriban template that HTML-escapes every value, so that no field can be forgotten.</summary>
internal sealed class EscapingTemplate
{
    private readonly Template template;

    public EscapingTemplate(string text)
    {
        template = Template.Parse(text);
        if (template.HasErrors)
        {
            throw new InvalidOperationException($"The template is not valid: {template.Messages}");
        }
    }

    /// <summary>Fills it; members of the model are named in snake_case.</summary>
    public string Render(object model, CancellationToken cancellationToken)
    {
        var globals = new ScriptObject();
        globals.Import(model);

        // The limits are for templates that people write; this one is ours, and its loops are as long as the report.
        var context = new EscapingContext { LoopLimit = int.MaxValue, LimitToString = 0, StrictVariables = true, CancellationToken = cancellationToken };
        context.PushGlobal(globals);
        return template.Render(context);
    }

    private sealed class EscapingContext : TemplateContext
    {
        public override TemplateContext Write(SourceSpan span, object? textAsObject) => textAsObject switch
        {
            null => this,
            SafeHtml safe => Write(safe.Html),
            string text => Write(WebUtility.HtmlEncode(text)),
            _ => Write(WebUtility.HtmlEncode(ObjectToString(textAsObject))),
        };
    }
}
