using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;

namespace Mezzofy.LocalHost.Hosting;

/// <summary>Reads host.json and local.settings.json the way the Functions host and its tools do.</summary>
internal static class SettingsFiles
{
    private const string HostPrefix = "AzureFunctionsJobHost";

    private static readonly JsonDocumentOptions Relaxed = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The nearest folder, from <paramref name="start"/> upwards, that holds host.json; null where there is none.</summary>
    public static string? FindRoot(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "host.json")))
                return folder.FullName;
        }

        return null;
    }

    /// <summary>The app's settings: <c>Values</c>, <c>ConnectionStrings</c> and <c>Host</c> of local.settings.json, then the environment,
    /// then the command line. A double underscore in a name is a colon.</summary>
    /// <exception cref="StartupException">The file is not JSON of that shape.</exception>
    public static void AddApp(IConfigurationBuilder configuration, string root, string[] arguments)
    {
        if (Read(Path.Combine(root, "local.settings.json")) is { } file)
            configuration.AddInMemoryCollection(Flatten(file));
        configuration.AddEnvironmentVariables();
        configuration.AddCommandLine(arguments);
    }

    /// <summary>host.json, overridden by settings that start with <c>AzureFunctionsJobHost</c>.</summary>
    /// <exception cref="StartupException">It is not JSON.</exception>
    public static IConfiguration Host(string root, string? text, IConfiguration app)
    {
        var file = text is null ? Read(Path.Combine(root, "host.json")) : Parse(text, "host.json");
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        if (file is not null)
            Add(values, file, string.Empty);
        foreach (var (key, value) in app.GetSection(HostPrefix).AsEnumerable(makePathsRelative: true).Where(pair => pair.Value is not null))
            values[key] = value;
        return new ConfigurationBuilder().AddInMemoryCollection(values).Build();
    }

    private static Dictionary<string, string?> Flatten(JsonObject file)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (section, prefix) in new[] { ("Values", string.Empty), ("ConnectionStrings", "ConnectionStrings"), ("Host", "Host") })
        {
            if (file[section] is { } node)
                Add(values, node, prefix);
        }

        return values;
    }

    private static void Add(Dictionary<string, string?> values, JsonNode? node, string path)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, member) in members)
                    Add(values, member, Join(path, name.Replace("__", ":", StringComparison.Ordinal)));
                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                    Add(values, items[i], Join(path, $"{i}"));
                break;
            default:
                values[path] = node?.ToString();
                break;
        }
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}:{name}";

    private static JsonObject? Read(string path) => File.Exists(path) ? Parse(File.ReadAllText(path), path) : null;

    private static JsonObject Parse(string text, string name)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: Relaxed) as JsonObject
                ?? throw new StartupException($"{name} is not a JSON object.");
        }
        catch (JsonException exception)
        {
            throw new StartupException($"{name} is not JSON: {exception.Message}");
        }
    }
}
