using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Mezzofy.Core.Models.Offline;

/// <summary>The tools a call offers, and what their schemas allow.</summary>
internal sealed class OfferedTools
{
    private readonly Dictionary<string, JsonElement> _schemas;

    public OfferedTools(IEnumerable<AITool> tools) =>
        _schemas = tools.OfType<AIFunctionDeclaration>().DistinctBy(tool => tool.Name).ToDictionary(tool => tool.Name, tool => tool.JsonSchema);

    public bool Has(string tool) => _schemas.ContainsKey(tool);

    /// <summary>The arguments without those that are null, unknown to the tool, or not among the values it lists.</summary>
    public Dictionary<string, object?> Fit(string tool, params ReadOnlySpan<(string Name, object? Value)> arguments)
    {
        var fitting = new Dictionary<string, object?>();
        foreach (var (name, value) in arguments)
        {
            if (value is not null && Takes(tool, name, value))
            {
                fitting[name] = value;
            }
        }

        return fitting;
    }

    /// <summary>Whether the tool is offered and knows the argument.</summary>
    public bool Takes(string tool, string argument) => Has(tool) && Takes(tool, argument, string.Empty);

    private bool Takes(string tool, string argument, object value)
    {
        var schema = _schemas[tool];
        if (schema.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("properties", out var properties))
        {
            return true;
        }

        return properties.TryGetProperty(argument, out var property)
            && (value is not string text || property.ValueKind != JsonValueKind.Object || !property.TryGetProperty("enum", out var values)
                || values.EnumerateArray().Any(allowed => allowed.ValueKind == JsonValueKind.String && allowed.GetString() == text));
    }
}
