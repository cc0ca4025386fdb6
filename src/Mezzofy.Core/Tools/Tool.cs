using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Mezzofy.Core.Tools;

/// <summary>Something an agent can do. One file a tool; names as in the seed's <c>tools_used</c>.</summary>
public abstract class Tool
{
    /// <summary>What it is and what it needs.</summary>
    public abstract ToolDescriptor Descriptor { get; }

    /// <summary>The JSON schema of its arguments.</summary>
    public abstract JsonElement ArgumentsSchema { get; }

    /// <summary>Runs it.</summary>
    /// <exception cref="ToolRefusedException">The arguments or the request are refused; told to the model, not retried.</exception>
    public abstract Task<ToolResult> InvokeAsync(JsonElement arguments, ToolContext context, CancellationToken cancellationToken);

    /// <summary>How it is offered to a model.</summary>
    public AITool ToDeclaration() => AIFunctionFactory.CreateDeclaration(Descriptor.Name, Descriptor.Description, ArgumentsSchema);
}

/// <summary>A tool whose arguments are a record; the schema is made from it.</summary>
/// <typeparam name="TArguments">A record; member names become snake_case, <c>[Description]</c> becomes the schema's description.</typeparam>
public abstract class Tool<TArguments> : Tool
{
    private static readonly JsonElement Schema = AIJsonUtilities.CreateJsonSchema(typeof(TArguments), serializerOptions: ToolJson.Options);

    /// <inheritdoc/>
    public sealed override JsonElement ArgumentsSchema => Schema;

    /// <inheritdoc/>
    public sealed override Task<ToolResult> InvokeAsync(JsonElement arguments, ToolContext context, CancellationToken cancellationToken)
    {
        TArguments typed;
        try
        {
            typed = arguments.Deserialize<TArguments>(ToolJson.Options)
                ?? throw new ToolRefusedException("invalid_arguments", $"{Descriptor.Name} needs an object of arguments.");
        }
        catch (JsonException exception)
        {
            throw new ToolRefusedException("invalid_arguments", $"The arguments of {Descriptor.Name} are not valid: {exception.Message}");
        }

        return RunAsync(typed, context, cancellationToken);
    }

    /// <summary>Runs it with its arguments read.</summary>
    protected abstract Task<ToolResult> RunAsync(TArguments arguments, ToolContext context, CancellationToken cancellationToken);
}

/// <summary>How tool arguments and results are written: snake_case, enums as text, null members left out.</summary>
public static class ToolJson
{
    /// <summary>The options.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver(),
            AllowOutOfOrderMetadataProperties = true,
        };
        options.Converters.Add(new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
        options.MakeReadOnly();
        return options;
    }
}
