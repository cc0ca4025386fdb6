using System.ComponentModel;
using Mezzofy.Core.CompanyData.Content;
using Mezzofy.Core.CompanyData.Writes;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Outputs;
using Mezzofy.Core.Outputs.Text;
using Mezzofy.Core.Tools.Documents;

namespace Mezzofy.Core.Tools.Marketing.Content;

/// <summary>What <see cref="DraftContent"/> needs.</summary>
public sealed record DraftContentArguments(
    [property: Description("What it is to be: announcement, newsletter, blog_post or social_post.")] string Kind,
    [property: Description("What it is about, a few words.")] string Topic,
    [property: Description("Facts that it must say.")] string? Details = null,
    [property: Description("The whole text as CommonMark, when you write it yourself; a frame with what is missing is made when left out.")] string? Markdown = null,
    [property: Description("The title; made from the topic when left out.")] string? Title = null,
    [property: Description("Its language: en, zh or ms; the conversation's when left out.")] string? Language = null);

/// <summary>A draft that was saved.</summary>
/// <param name="Status">Always <c>draft</c>: a person publishes it.</param>
/// <param name="DraftNo">Its number.</param>
/// <param name="Title">Its title.</param>
/// <param name="Markdown">Its text.</param>
/// <param name="Files">Its files: Markdown and Word.</param>
public sealed record DraftSaved(string Status, string DraftNo, string Title, string Markdown, IReadOnlyList<GeneratedFile> Files);

/// <summary>Drafts an announcement, a newsletter, a blog post or a social post as Markdown and Word, and saves it among the drafts. Publishes nothing.</summary>
public sealed class DraftContent(CallEffects effects, DocumentFiles files) : Tool<DraftContentArguments>
{
    private const int LongestTopic = 200;
    private const int LongestText = 50_000;
    private static readonly string[] Kinds = ["announcement", "newsletter", "blog_post", "social_post"];

    /// <inheritdoc/>
    public override ToolDescriptor Descriptor { get; } = new(
        "draft_content",
        "Drafts an announcement, a newsletter, a blog post or a social post, makes a Markdown and a Word file of it and saves it as a draft for a person to publish. "
        + "Returns the draft's number, its text and its files.",
        [Permissions.ContentWrite],
        ToolEffect.Write)
    {
        Agents = [Departments.Marketing],
        Expected = TimeSpan.FromSeconds(1),
    };

    /// <inheritdoc/>
    protected override async Task<ToolResult> RunAsync(DraftContentArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var draft = Draft(arguments, context);
        var report = new ReportDocument(draft.Title, null, draft.Language, $"{draft.Kind}_{Stem(draft.Topic)}", [new(draft.Topic, [new TextBlock(draft.Markdown)])]) { PreparedFor = context.Caller.Name, AsOf = context.Now };
        var word = await files.MakeAsync(report, "docx", context, cancellationToken, "docx");
        var text = await files.MakeAsync(report, "markdown", context, cancellationToken, "markdown");
        List<GeneratedFile> made = [(GeneratedFile)word.Content, (GeneratedFile)text.Content];
        var saved = await effects.OnceAsync(
            context.IdempotencyKey,
            async connection => new DraftSaved(
                "draft", await DraftRepository.AddAsync(connection, draft with { Files = made.ConvertAll(file => file.FileId) }, cancellationToken), draft.Title, draft.Markdown, made),
            cancellationToken);
        return new ToolResult(saved) { Artifacts = [.. word.Artifacts, .. text.Artifacts] };
    }

    private static Draft Draft(DraftContentArguments arguments, ToolContext context)
    {
        var kind = arguments.Kind?.Trim().ToLowerInvariant() ?? "";
        var topic = PlainText.OneLine(arguments.Topic, LongestTopic);
        var language = arguments.Language is "en" or "zh" or "ms" ? arguments.Language : context.Language;
        var written = PlainText.Clean(arguments.Markdown ?? "").Trim();
        Require(Kinds.Contains(kind), "invalid_kind", $"A draft is {string.Join(", ", Kinds)}.");
        Require(topic.Length > 0, "topic_missing", "Say what it is about.");
        Require(written.Length <= LongestText && (arguments.Details?.Length ?? 0) <= LongestText, "content_too_large", $"A draft has at most {LongestText} characters.");
        var details = PlainText.Clean(arguments.Details ?? "").Trim();
        var title = PlainText.OneLine(arguments.Title, LongestTopic) is { Length: > 0 } given ? given : DraftTexts.Title(kind, topic, language);
        var text = written.Length > 0 ? written : DraftTexts.Markdown(kind, topic, details.Length > 0 ? details : null, language);
        return new Draft("", kind, topic, title, language, text, "draft", [], context.Caller.UserId, context.Now.UtcDateTime);
    }

    private static void Require(bool holds, string code, string message)
    {
        if (!holds)
        {
            throw new ToolRefusedException(code, message);
        }
    }

    private static string Stem(string topic) => string.Join('_', topic.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(6));
}
