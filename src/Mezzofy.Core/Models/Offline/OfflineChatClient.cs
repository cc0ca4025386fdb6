using System.Runtime.CompilerServices;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Language;
using Mezzofy.Core.Models.Offline.Actions;
using Microsoft.Extensions.AI;

namespace Mezzofy.Core.Models.Offline;

/// <summary>
/// The model that needs no provider: it understands requests for reports, questions, files and mails in English, Chinese and
/// Malay, proposes the tool calls that are still missing, and writes the answer from their results.
/// </summary>
/// <remarks>
/// Deterministic: the same transcript, options and <see cref="ModelRequestContext"/> give the same answer. It claims nothing that
/// no tool result says. It keeps nothing between calls and may be used concurrently.
/// </remarks>
public sealed class OfflineChatClient : IChatClient
{
    /// <summary>The name under which it answers.</summary>
    public const string Model = "offline";

    private const int PieceLength = 24;

    private readonly RequestReader _reader;
    private readonly IQuestionCatalogue? _questions;
    private readonly LanguageDetector _languages;
    private readonly TimeProvider _clock;

    /// <summary>Reads the words it listens for.</summary>
    public OfflineChatClient(LanguageDetector languages, TimeProvider clock, IQuestionCatalogue? questions = null)
    {
        _reader = new RequestReader(new ItemReader(new Signals(), questions));
        _questions = questions;
        _languages = languages;
        _clock = clock;
    }

    /// <inheritdoc/>
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        List<ChatMessage> transcript = [.. messages];
        if (_questions is not null && ModelRequestContext.Of(options)?.Agent is { } agent)
        {
            await _questions.PrepareAsync(agent, cancellationToken);
        }

        var answer = Answer(transcript, options);
        return new ChatResponse(answer)
        {
            ModelId = Model,
            FinishReason = answer.Contents.OfType<FunctionCallContent>().Any() ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop,
            Usage = TokenEstimate.Of(transcript, answer),
            AdditionalProperties = answer.AdditionalProperties,
        };
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await GetResponseAsync(messages, options, cancellationToken);
        foreach (var content in response.Messages.SelectMany(message => message.Contents))
        {
            foreach (var piece in content is TextContent text ? Pieces(text.Text) : [content])
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return new ChatResponseUpdate(ChatRole.Assistant, [piece]) { ModelId = Model };
            }
        }

        yield return new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(response.Usage!)]) { ModelId = Model, FinishReason = response.FinishReason };
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("mezzofy", defaultModelId: Model)
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private ChatMessage Answer(List<ChatMessage> transcript, ChatOptions? options)
    {
        var conversation = Conversation.Of(transcript);
        var context = ModelRequestContext.Of(options) ?? DefaultContext(conversation.Request);
        var tools = new OfferedTools(options?.Tools ?? []);
        string Can() => Abilities.Describe(tools, context.Language);
        var request = _reader.Read(conversation, context, tools, Can);
        if (request.Reply is { } reply)
        {
            return new ChatMessage(ChatRole.Assistant, reply);
        }

        if (request.Action is { } asked)
        {
            var action = OutsideSubject.Fill(asked, transcript);
            var step = new ActionPlanner(action, conversation.Calls, tools, context).Next();
            return step.Calls.Count > 0 ? new ChatMessage(ChatRole.Assistant, [.. step.Calls]) : new ChatMessage(ChatRole.Assistant, step.Answer);
        }

        var plan = new Planner(request, conversation.Calls, tools, context).Next();
        return plan.Calls.Count > 0
            ? new ChatMessage(ChatRole.Assistant, [.. plan.Calls]) { AdditionalProperties = new() { [ModelRequestContext.AheadProperty] = plan.Ahead } }
            : new ChatMessage(ChatRole.Assistant, AnswerWriter.Write(plan, Can, context.Language));
    }

    private ModelRequestContext DefaultContext(string request) =>
        new(Departments.Management, _languages.Detect(request).Primary ?? Languages.English, _clock.GetUtcNow(), "Asia/Singapore");

    private static IEnumerable<AIContent> Pieces(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = Math.Min(text.Length, start + PieceLength);
            end += end < text.Length && char.IsLowSurrogate(text[end]) ? 1 : 0;
            yield return new TextContent(text[start..end]);
            start = end;
        }
    }
}
